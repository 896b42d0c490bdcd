#include "engine/host/json.h"
#include "engine/host/simulated_host.h"

#include <doctest/doctest.h>

using namespace loopscope;

namespace {

std::vector<HostInput> answers_to(SimulatedHost& host, HostRequestKind kind, std::string_view url) {
    host.request({kind, 5, 1'000'000, R"({"method":"GET","url":")" + std::string(url) + "\"}"});
    return host.take_answers();
}

} // namespace

TEST_CASE("a page of our own origin that is not there answers 404 after 20 ms, its body 5 ms later") {
    SimulatedHost host;
    const auto answers = answers_to(host, HostRequestKind::fetch, "http://127.0.0.1/data.json");
    REQUIRE(answers.size() == 3);
    CHECK(answers[0].type == HostInputType::headers);
    CHECK(answers[0].time_ns == 21'000'000);
    CHECK(answers[0].data.find("\"status\":404") != std::string::npos);
    CHECK(answers[1].type == HostInputType::body);
    CHECK(answers[1].time_ns == 26'000'000);
    CHECK(answers[2].type == HostInputType::end);
    CHECK(host.take_answers().empty());
}

TEST_CASE("the network outside stays blocked without a mock") {
    SimulatedHost host;
    const auto answers = answers_to(host, HostRequestKind::fetch, "https://someurl.com/api");
    REQUIRE(answers.size() == 1);
    CHECK(answers[0].type == HostInputType::blocked);
}

TEST_CASE("a mock answers, at its own time") {
    Mock mock;
    mock.url = "https://someurl.com/api";
    mock.status = 201;
    mock.body = "{}";
    mock.after_ms = 300;
    SimulatedHost host({mock});
    const auto answers = answers_to(host, HostRequestKind::fetch, "https://someurl.com/api");
    REQUIRE(answers.size() == 3);
    CHECK(answers[0].time_ns == 301'000'000);
    CHECK(answers[1].data == R"({"base64":"e30="})");
}

TEST_CASE("an aborted request sends no further answers") {
    SimulatedHost host;
    host.request({HostRequestKind::fetch, 5, 0, R"({"url":"/x"})"});
    host.request({HostRequestKind::abort, 5, 0, ""});
    CHECK(host.take_answers().empty());
}
