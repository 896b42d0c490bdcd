#include "engine/interpreter/machine.h"

// Direct eval. ECMA-262 19.2.1.1
namespace loopscope {

Signal call_eval(Machine& m, unsigned argument_count, Value) {
    Value* base = m.sp - argument_count - 2;
    if (!(base[1] == m.agent.intrinsic(Intrinsic::eval))) return call(m, base);
    const Value source = argument_count ? base[2] : Value::undefined();
    if (!source.is_string()) { // 19.2.1.1 step 2
        m.sp = base;
        *m.sp++ = source;
        return Signal::go_on;
    }
    return abrupt(m, m.agent.refuse("eval", "Code made from text can't be run yet."));
}

} // namespace loopscope
