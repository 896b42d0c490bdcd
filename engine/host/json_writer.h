// JSON written piece by piece, without a tree in between. Commas, quotes and escapes are the writer's; that brackets
// match is the caller's.
#pragma once

#include "engine/host/json.h"

#include <concepts>
#include <utility>

namespace loopscope {

class JsonWriter {
public:
    void open(char bracket) {
        separate();
        out_ += bracket;
        first_ = true;
    }
    void close(char bracket) {
        out_ += bracket;
        first_ = false;
    }
    void key(std::string_view name) {
        separate();
        append_json_string(out_, name);
        out_ += ':';
        first_ = true;
    }
    void value(std::string_view text) {
        separate();
        append_json_string(out_, text);
    }
    void value(const std::string& text) { value(std::string_view(text)); }
    void value(const char* text) { value(std::string_view(text)); }
    void value(std::same_as<bool> auto truth) { raw(truth ? "true" : "false"); }
    void value(std::integral auto number)
        requires(!std::same_as<decltype(number), bool>)
    {
        raw(std::to_string(number));
    }
    void value(double number) {
        separate();
        append_json_number(out_, number);
    }
    void null() { raw("null"); }
    // What is JSON already.
    void raw(std::string_view json) {
        separate();
        out_ += json;
    }

    void open_member(std::string_view name, char bracket) {
        key(name);
        open(bracket);
    }
    void member(std::string_view name, const auto& content) {
        key(name);
        value(content);
    }
    void raw_member(std::string_view name, std::string_view json) {
        key(name);
        raw(json);
    }
    // An array of objects: `write` is called for each between its braces.
    template <class List, class Write> void objects(std::string_view name, const List& list, Write write) {
        open_member(name, '[');
        for (const auto& each : list) {
            open('{');
            write(each);
            close('}');
        }
        close(']');
    }
    std::string take() { return std::move(out_); }

private:
    void separate() {
        if (!first_) out_ += ',';
        first_ = false;
    }
    std::string out_;
    bool first_ = true;
};

} // namespace loopscope
