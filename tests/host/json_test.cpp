#include "engine/host/json.h"

#include <doctest/doctest.h>

using namespace loopscope;

namespace {

std::string round_trip(std::string_view text) {
    JsonError error;
    const auto value = parse_json(text, error);
    return value ? write_json(*value) : "error: " + error.message;
}

} // namespace

TEST_CASE("JSON is read and written again") {
    CHECK(round_trip(R"( {"a" : [1, -2.5, 1e21, 0.1], "b": {"c": null, "d": true}, "e": "x\ny\u0041"} )") ==
          R"({"a":[1,-2.5,1e+21,0.1],"b":{"c":null,"d":true},"e":"x\ny)"
          "A\"}");
    CHECK(round_trip("[]") == "[]");
    CHECK(round_trip("{}") == "{}");
    CHECK(round_trip(R"("\ud83d\ude00")") == "\"\xF0\x9F\x98\x80\"");
}

TEST_CASE("what is no JSON is named") {
    CHECK(round_trip("") == "error: it ends where a value should be");
    CHECK(round_trip("[1,") == "error: it ends where a value should be");
    CHECK(round_trip("[1 2]") == "error: a comma or ] should stand here");
    CHECK(round_trip("{\"a\" 1}") == "error: a colon should stand here");
    CHECK(round_trip("{a:1}") == "error: a key in quotes should stand here");
    CHECK(round_trip("01") == "error: a number begins with 0");
    CHECK(round_trip("1.") == "error: a number has no digits after its point");
    CHECK(round_trip("\"a") == "error: a string does not end");
    CHECK(round_trip("\"\\u12\"") == "error: a string does not end");
    CHECK(round_trip("nul") == "error: a value should stand here");
    CHECK(round_trip("1 1") == "error: there is something after the end of the value");
}

TEST_CASE("JSON that is nested too deeply is refused") {
    const std::string deep(100'000, '[');
    CHECK(round_trip(deep) == "error: it is nested too deeply");
    CHECK(round_trip(std::string(json_nesting_limit, '[') + std::string(json_nesting_limit, ']')).size() ==
          2 * json_nesting_limit);
}

TEST_CASE("of equal keys the last one counts") {
    JsonError error;
    CHECK(parse_json(R"({"a":1,"a":2})", error)->number_or("a", 0) == 2);
}

TEST_CASE("nanoseconds survive the way through milliseconds") {
    for (const std::int64_t ns : {std::int64_t{0}, std::int64_t{1}, std::int64_t{100}, std::int64_t{16'666'666},
                                  std::int64_t{86'400'000'000'007}, std::int64_t{2'592'000'000'000'001}}) {
        CHECK(ns_from_milliseconds(milliseconds_from_ns(ns)) == ns);
    }
}
