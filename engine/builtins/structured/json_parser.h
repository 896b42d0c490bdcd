// The parser of JSON.parse, with V8's messages and a stack of its own. ECMA-262 25.5.1
#pragma once

#include "engine/runtime/string.h"

#include <vector>

namespace loopscope {

class JsonParser {
public:
    // With `sources`, the result is a record {value, source | elements | entries} for each value (25.5.1.1, source text
    // access).
    JsonParser(Agent& agent, Value text, bool sources);
    Completion parse();

private:
    struct Level {
        Value container; // array or object
        Value record;    // with sources: the record of this container
        Value key;       // objects: interned name of the member that is being read
        bool is_array;
    };

    bool at_end() const { return at_ >= text_.length; }
    char16_t unit() const { return text_[at_]; }
    void skip_white_space();
    bool open(bool is_array);
    bool read_key();
    bool read_value(bool& opened);
    bool read_string(Value& value);
    bool read_escape(class TextBuilder& builder);
    bool read_number(Value& value);
    bool read_literal(std::string_view word, Value literal, Value& value);
    bool close();
    bool next_member(bool& ended);
    bool fail(std::string_view message);
    bool unexpected();
    std::string position() const;
    std::string context(std::uint32_t begin, std::uint32_t end) const;
    void put(Level& level, Value value, Value record);
    Value make_record(Value value);

    Agent& agent_;
    Value string_;
    FlatView text_;
    std::uint32_t at_ = 0;
    bool sources_;
    std::vector<Level> levels_;
    Value result_, result_record_;
    Completion error_;
};

} // namespace loopscope
