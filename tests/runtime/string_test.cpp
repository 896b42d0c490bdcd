#include "tests/runtime/test_agent.h"

#include "engine/runtime/string_cells.h"

#include <doctest/doctest.h>

using namespace loopscope;

TEST_CASE("text survives the way from UTF-8 and back") {
    TestAgent t;
    for (const char* text : {"", "plain", "na\xC3\xAFve", "\xE2\x82\xAC \xF0\x9F\x98\x80 end", "\xEF\xBF\xBD"})
        CHECK(t.utf8(t.text(text)) == text);
    CHECK(t.utf8(t.text("a\xFF"
                        "b\xE2\x82")) == "a\xEF\xBF\xBD"
                                         "b\xEF\xBF\xBD");
    CHECK(t.utf8(t.text("\xED\xA0\x80")) == "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
    CHECK(t.utf8(string_from_unit(t.agent, 0xD800)) == "\xEF\xBF\xBD");
    CHECK(t.heap().kind_of(t.text("na\xC3\xAFve").as_ref()) == CellKind::latin1_string);
    CHECK(t.heap().kind_of(t.text("\xE2\x82\xAC").as_ref()) == CellKind::utf16_string);
    CHECK(to_utf8(t.heap(), t.text("abcdef"), 3) == "abc");
}

TEST_CASE("equal text has one hash and one interned string, however it is stored") {
    TestAgent t;
    const Value flat = t.text("abcdefghijklmnopqrstuvwxyz0123456789");
    const Value rope = concatenate(t.agent, t.text("abcdefghijklmnopqrstuv"), t.text("wxyz0123456789")).value;
    CHECK(t.heap().kind_of(rope.as_ref()) == CellKind::rope);
    FlatString& wide = make_utf16(t.agent, 36);
    for (std::uint32_t i = 0; i < 36; ++i) wide.utf16()[i] = flatten(t.agent, flat)[i];
    const Value wide_value = Value::string(t.heap().ref_of(&wide));
    CHECK(hash_of_string(t.agent, flat) == hash_of_string(t.agent, rope));
    CHECK(hash_of_string(t.agent, flat) == hash_of_string(t.agent, wide_value));
    CHECK(strings_equal(t.agent, flat, wide_value));
    const Value interned = intern(t.agent, rope);
    CHECK(intern(t.agent, flat) == interned);
    CHECK(intern(t.agent, wide_value) == interned);
    CHECK(intern(t.agent, "abcdefghijklmnopqrstuvwxyz0123456789") == interned);
}

TEST_CASE("ropes of any depth are flattened without recursion, from either side") {
    TestAgent t(64u << 20);
    for (const bool at_end : {true, false}) {
        Value rope = t.text("0123456789012345678901234567890123456789");
        const Value piece = t.text("x");
        for (int i = 0; i < 300'000; ++i) {
            rope = (at_end ? concatenate(t.agent, rope, piece) : concatenate(t.agent, piece, rope)).value;
        }
        const std::uint64_t before = t.heap().hash();
        CHECK(to_u16(t.heap(), rope).size() == 300'040);
        CHECK(t.heap().hash() == before); // looking changes nothing
        const FlatView view = flatten(t.agent, rope);
        CHECK(view.length == 300'040);
        CHECK(view[at_end ? 40 : 0] == 'x');
        CHECK(view[at_end ? 0 : 300'000] == '0');
        CHECK(flatten(t.agent, rope).latin1 == view.latin1);
    }
}

TEST_CASE("the length of strings is limited, and what does not fit now asks for a collection") {
    TestAgent t(4u << 20);
    t.agent.string_limit = 1u << 24;
    Value text = t.text(std::string(1u << 12, 'a'));
    while (length_of(t.heap(), text) < (1u << 24)) text = concatenate(t.agent, text, text).value;
    CHECK(t.message(concatenate(t.agent, text, t.text("b"))) == "Invalid string length");
    CHECK_FALSE(can_flatten(t.agent, text)); // 16 MB in an arena of 4
    CHECK(substring(t.agent, text, 5, 10).type == CompletionType::collect);
    CHECK(flatten(t.agent, text).length == 0);
    CHECK(t.heap().exhausted()); // nobody asked first: the run ends, nothing breaks
}

TEST_CASE("parts and comparisons go by code unit") {
    TestAgent t;
    const Value text = t.text("h\xC3\xA9llo \xF0\x9F\x98\x80");
    CHECK(length_of(t.heap(), text) == 8);
    CHECK(t.utf8(substring(t.agent, text, 1, 4).value) == "\xC3\xA9ll");
    CHECK(t.heap().kind_of(substring(t.agent, text, 0, 5).value.as_ref()) == CellKind::latin1_string);
    CHECK(substring(t.agent, text, 2, 3).value == string_from_unit(t.agent, u'l'));
    CHECK(t.utf8(substring(t.agent, text, 6, 99).value) == "\xF0\x9F\x98\x80");
    CHECK(compare_strings(t.agent, t.text("a"), t.text("b")) < 0);
    CHECK(compare_strings(t.agent, t.text("\xEF\xBF\xBF"), t.text("\xF0\x90\x80\x80")) > 0); // units, not code points
    CHECK(compare_strings(t.agent, t.text("ab"), t.text("a")) > 0);
}

TEST_CASE("an error carries stack before message") {
    TestAgent t;
    const Completion error = t.agent.throw_error(Intrinsic::TypeErrorPrototype, "it failed");
    CHECK(error.type == CompletionType::throws);
    CHECK(t.message(error) == "it failed");
    CHECK(t.keys(t.heap().at<Object>(error.value)) == "stack message");
}
