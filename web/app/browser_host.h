// The browser's side of the Host, as the module sees it: requests go to the page as JSON, answers come from it as JSON.
// Knows how long each operation in flight has really run, which the gate asks for (design: program time).
#pragma once

#include "engine/host/host.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace loopscope {

// A request as the page reads it (web/contract/host.ts): {"ask", "id", "data"}.
std::string request_json(std::string_view ask, std::uint32_t id, std::string_view data_json);

class BrowserHost final : public Host {
public:
    void request(const HostRequest& request) override;

    // What was asked since the last call, as JSON for Module.hostRequest.
    std::vector<std::string> take_requests();
    // One answer of the page; none: it was no input for the engine, or `problem` says what was wrong with it.
    std::optional<HostInput> read_input(std::string_view json, std::string& problem);

    // Until which program time everything in flight has really run, at real time `now_ms`; none when nothing is in
    // flight.
    std::optional<std::int64_t> confirmed_ns(double now_ms) const;
    // The run goes on, at real time `now_ms`. What was asked while it was loaded is asked from here on: a program that
    // is only looked at asks nobody for anything.
    void go_on(double now_ms);
    void forget_all();

private:
    struct Operation {
        std::int64_t started_ns;
        double started_ms;
    };
    std::map<std::uint32_t, Operation> in_flight_;
    std::vector<std::string> requests_;
    double now_ms_ = 0;
    bool begun_ = false;
    // Until this real time whatever answered has been delivered: the page's request worker says so while something is
    // in flight, because the page's own thread may be too busy to have heard. Negative: nobody says so.
    double heard_until_ms_ = -1;
};

} // namespace loopscope
