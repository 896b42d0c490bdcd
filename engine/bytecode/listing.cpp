#include "engine/bytecode/listing.h"

#include "engine/bytecode/instruction.h"
#include "engine/runtime/string.h"

#include <vector>

namespace loopscope {

namespace {

std::string quoted(const std::string& text) {
    std::string result = "'";
    for (char c : text) {
        if (c == '\n') result += "\\n";
        else if (c == '\'' || c == '\\') result += std::string("\\") + c;
        else result += c;
    }
    return result + "'";
}

std::string value_text(const Heap& heap, Value value) {
    if (value.is_undefined()) return "undefined";
    if (value.is_string()) return quoted(to_utf8(heap, value, 40));
    if (value.is_number()) return number_to_text(value.as_number());
    if (value.is_bigint()) return "bigint";
    if (!value.is_cell()) return "?";
    switch (heap.kind_of(value.as_ref())) {
    case CellKind::executable: return "function " + quoted(to_utf8(heap, heap.at<Executable>(value).name));
    case CellKind::values: {
        const Values& list = heap.at<Values>(value);
        std::string text = "[";
        for (std::uint32_t i = 0; i < list.header.count; ++i) text += (i ? " " : "") + value_text(heap, list.items[i]);
        return text + "]";
    }
    default: return "cell";
    }
}

class Printer {
public:
    Printer(const Heap& heap, const Executable& executable)
        : heap_(heap), executable_(executable), source_(to_u16(heap, executable.source_text)) {}

    std::string print() {
        heading();
        const Bytes& code = heap_.at<Bytes>(executable_.code);
        for (std::uint32_t offset = 0; offset < code.header.count;) {
            const Instruction instruction = decode(code.items, offset);
            line(instruction);
            offset += instruction.size;
        }
        handlers();
        return std::move(text_);
    }

private:
    void heading() {
        static constexpr const char* names[] = {
            "strict", "arrow", "async",   "generator",         "method",      "class-constructor", "derived", "script",
            "module", "eval",  "library", "simple-parameters", "initializer", "own-this"};
        text_ += "function " + quoted(to_utf8(heap_, executable_.name));
        for (unsigned bit = 0; bit < std::size(names); ++bit)
            if (executable_.flags >> bit & 1) text_ += std::string(" ") + names[bit];
        text_ += "\n  arguments " + std::to_string(executable_.parameter_count) + ", locals " +
                 std::to_string(executable_.local_count) + ", operands " + std::to_string(executable_.operand_count) +
                 "\n";
    }

    void line(const Instruction& instruction) {
        std::string row = std::to_string(instruction.offset);
        row.insert(0, row.size() < 5 ? 5 - row.size() : 0, ' ');
        row += std::string("  ") + op_name(instruction.op);
        const char* letters = op_operands(instruction.op);
        for (unsigned i = 0; i < instruction.operand_count; ++i)
            row += operand(letters[i], instruction.operands[i], instruction.op);
        pad(row, 52);
        position(instruction.offset, row);
        while (row.back() == ' ') row.pop_back();
        text_ += row + "\n";
    }

    std::string operand(char letter, std::uint32_t value, Op op) const {
        switch (letter) {
        case 'k': return " " + value_text(heap_, heap_.at<Values>(executable_.constants).items[value]);
        case 'j': return " ->" + std::to_string(value);
        case 'c': return "";
        case 'i': return " " + std::to_string(static_cast<std::int32_t>(value));
        default:
            if (op == Op::intrinsic) return " " + intrinsic_text(value);
            return " " + std::to_string(value);
        }
    }

    // Those of the Web are numbers here: only the table of natives knows their names.
    static std::string intrinsic_text(std::uint32_t which) {
        static constexpr const char* texts[] = {
#define LOOPSCOPE_INTRINSIC(identifier, text) text,
#include "engine/runtime/intrinsics.def"
#undef LOOPSCOPE_INTRINSIC
        };
        return which < std::size(texts) ? std::string("%") + texts[which] + "%" : std::to_string(which);
    }

    static void pad(std::string& row, std::size_t width) {
        row.append(row.size() < width ? width - row.size() : 1, ' ');
    }

    // Marks and source of the entry that begins here: S statement, C call, = completed value, ~ machinery.
    void position(std::uint32_t offset, std::string& row) {
        const Bytes& positions = heap_.at<Bytes>(executable_.positions);
        const auto* entries = reinterpret_cast<const Position*>(positions.items);
        if (next_ * sizeof(Position) >= positions.header.count || entries[next_].offset != offset) return;
        const Position& entry = entries[next_++];
        row += entry.flags & position_statement ? 'S' : ' ';
        row += entry.flags & position_call ? 'C' : ' ';
        row += entry.flags & position_completes ? '=' : ' ';
        row += entry.flags & position_hidden ? '~' : ' ';
        std::string text = utf8_of(source_.substr(entry.start, std::min<std::uint32_t>(entry.end - entry.start, 40)));
        row += " " + quoted(text);
        if (entry.point != entry.start) row += " @" + std::to_string(entry.point - entry.start);
    }

    static std::string utf8_of(const std::u16string& units) {
        std::string text;
        for (char16_t unit : units) text += unit < 0x80 ? static_cast<char>(unit) : '?';
        return text;
    }

    void handlers() {
        const Bytes& bytes = heap_.at<Bytes>(executable_.handlers);
        for (std::uint32_t i = 0; i < bytes.header.count / sizeof(Handler); ++i) {
            const Handler& one = reinterpret_cast<const Handler*>(bytes.items)[i];
            text_ += "  from " + std::to_string(one.begin) + " to " + std::to_string(one.end) + " throw ->" +
                     std::to_string(one.target) + ", operands " + std::to_string(one.depth) + "\n";
        }
    }

    const Heap& heap_;
    const Executable& executable_;
    std::u16string source_;
    std::string text_;
    std::uint32_t next_ = 0;
};

} // namespace

std::string print_listing(const Heap& heap, Ref executable) {
    std::string text;
    std::vector<Ref> waiting{executable};
    for (std::size_t next = 0; next < waiting.size(); ++next) {
        const Executable& one = heap.at<Executable>(waiting[next]);
        if (next) text += "\n";
        text += Printer(heap, one).print();
        const Values& constants = heap.at<Values>(one.constants);
        for (std::uint32_t i = 0; i < constants.header.count; ++i)
            if (constants.items[i].is_cell() && heap.kind_of(constants.items[i].as_ref()) == CellKind::executable)
                waiting.push_back(constants.items[i].as_ref());
    }
    return text;
}

} // namespace loopscope
