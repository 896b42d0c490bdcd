#include "engine/host/data_url.h"

#include <doctest/doctest.h>

using namespace loopscope;

TEST_CASE("data: URLs are taken apart") {
    DataUrl url;
    REQUIRE(parse_data_url("data:text/plain,hello%20world", url));
    CHECK(url.body == "hello world");
    CHECK(url.media_type == "text/plain");
    REQUIRE(parse_data_url("data:,x", url));
    CHECK(url.media_type == "text/plain;charset=US-ASCII");
    REQUIRE(parse_data_url("data:;base64,aGk=", url));
    CHECK(url.body == "hi");
    REQUIRE(parse_data_url("data:,%zz%4", url));
    CHECK(url.body == "%zz%4");
    CHECK_FALSE(parse_data_url("data:x", url));
    CHECK_FALSE(parse_data_url("data:;base64,a", url));
}

TEST_CASE("the sizes of small pictures are read from their headers") {
    ImageSize size;
    std::string gif;
    REQUIRE(decode_base64("R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==", gif));
    CHECK(image_size(gif, size));
    CHECK(size.width == 1);
    CHECK(size.height == 1);
    CHECK_FALSE(image_size("no picture", size));
}

TEST_CASE("base64 comes back as it went") {
    for (const std::string text : {"", "a", "ab", "abc", "abcd"}) {
        std::string back;
        CHECK(decode_base64(encode_base64(text), back));
        CHECK(back == text);
    }
}

TEST_CASE("base64 for addresses has two characters of its own, and may go without padding") {
    CHECK(encode_base64("\xFB\xFF") == "+/8=");
    CHECK(encode_base64("\xFB\xFF", Base64Alphabet::url) == "-_8=");
    CHECK(encode_base64("\xFB\xFF", Base64Alphabet::url, false) == "-_8");
    CHECK(base64_value('-') == -1);
    CHECK(base64_value('-', Base64Alphabet::url) == 62);
}
