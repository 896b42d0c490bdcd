// Faults planted into copies of the engine's sources, to see whether random programs of the language would find them; ../mutants.mjs
// builds them.

const library = 'generated/library_sources.cpp'; // the library's JavaScript, as the build embeds it

export const language_mutants = [
  { name: 'break leaves an iterator open', file: 'engine/bytecode/compile_exits.cpp',
    changes: [['if (control.is_loop) close_iterator(control.local, control.is_async);', 'if (control.is_loop) (void)control.local;']] },
  { name: 'the rest of an object pattern keeps what was named', file: 'engine/interpreter/literals.cpp',
    changes: [['if (skip) continue;', '(void)skip;']] },
  { name: 'addition asks for a number', file: 'engine/interpreter/operators.cpp',
    changes: [['op == Op::add ? Name::default_ : Name::number', 'Name::number']] },
  { name: 'for-in visits what was deleted meanwhile', file: 'engine/interpreter/iteration.cpp',
    changes: [['key).kind == Lookup::Kind::absent) continue;', 'key).kind == Lookup::Kind::absent) (void)key;']] },
  { name: 'the turns of a loop share their bindings', file: 'engine/bytecode/compile_loops.cpp',
    changes: [['    code_.emit(Op::copy_environment);\n', '']] },
  { name: 'what return() is given is not awaited in yield*', file: 'engine/bytecode/compile_generators.cpp',
    changes: [['        await_received_return(node);\n', '']] },
  { name: 'resources are disposed of from the first on', file: library,
    changes: [['for (let i = resources.length - 1; i >= 0; i--) {', 'for (let i = 0; i < resources.length; i++) {']] },
  { name: 'the comparator of sort is asked the other way round', file: library,
    changes: [['const order = +%call(sort.comparator, undefined, a, b);', 'const order = -%call(sort.comparator, undefined, b, a);']] },
  { name: 'a proxy without a trap for `in` asks its target twice', file: library,
    changes: [['if (trap === undefined) return key in target;', 'if (trap === undefined) return key in target && key in target;']] },
  { name: 'a computed key is converted with hint default', file: library,
    changes: [['%define(\'ToPropertyKey\', function (value) { return %ToPropertyKey(%ToPrimitive(value, \'string\')); });',
      '%define(\'ToPropertyKey\', function (value) { return %ToPropertyKey(%ToPrimitive(value, \'default\')); });']] },
];
