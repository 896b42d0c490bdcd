#include "web/app/browser_host.h"

#include "engine/host/json_writer.h"

#include <algorithm>

namespace loopscope {

std::string request_json(std::string_view ask, std::uint32_t id, std::string_view data_json) {
    JsonWriter out;
    out.open('{');
    out.member("ask", ask);
    if (id) out.member("id", id);
    if (!data_json.empty()) out.raw_member("data", data_json);
    out.close('}');
    return out.take();
}

void BrowserHost::request(const HostRequest& request) {
    // Playback wakes the loop itself: it knows when the visitor pauses.
    if (request.kind == HostRequestKind::wake || request.kind == HostRequestKind::cancel_wake) return;
    if (is_operation(request.kind)) in_flight_[request.id] = {request.time_ns, now_ms_};
    if (request.kind == HostRequestKind::abort) in_flight_.erase(request.id);
    requests_.push_back(request_json(request_kind_name(request.kind), request.id, request.data));
}

std::vector<std::string> BrowserHost::take_requests() {
    std::vector<std::string> requests;
    if (begun_) requests.swap(requests_);
    return requests;
}

void BrowserHost::go_on(double now_ms) {
    now_ms_ = now_ms;
    if (begun_) return;
    begun_ = true;
    for (auto& [id, operation] : in_flight_) operation.started_ms = now_ms;
}

std::optional<HostInput> BrowserHost::read_input(std::string_view json, std::string& problem) {
    JsonError error;
    const std::optional<Json> message = parse_json(json, error);
    if (!message || !message->is_object()) {
        problem = "An answer from the page is not a JSON object: " + error.message;
        return std::nullopt;
    }
    if (message->text_or("type", "") == "alive") {
        if (const Json* data = message->find("data")) heard_until_ms_ = data->number_or("at", heard_until_ms_);
        return std::nullopt;
    }
    const std::optional<HostInputType> type = input_type_from_name(message->text_or("type", ""));
    if (!type) {
        problem = "An answer from the page has no known type: " + message->text_or("type", "(none)");
        return std::nullopt;
    }
    HostInput input;
    input.type = *type;
    input.id = static_cast<std::uint32_t>(std::clamp(message->number_or("id", 0), 0.0, 4294967295.0));
    const double duration = message->number_or("durationMs", -1);
    if (duration >= 0 && input.id) input.duration_ns = ns_from_milliseconds(std::min(duration, 1e9));
    if (const Json* data = message->find("data")) input.data = write_json(*data);
    // Nothing more comes of it, or nothing before the visitor acts: it is out of the gate.
    if (ends_operation(*type) || *type == HostInputType::blocked) in_flight_.erase(input.id);
    return input;
}

std::optional<std::int64_t> BrowserHost::confirmed_ns(double now_ms) const {
    std::optional<std::int64_t> least;
    const double heard_until = heard_until_ms_ < 0 ? now_ms : std::min(now_ms, heard_until_ms_);
    for (const auto& [id, operation] : in_flight_) {
        const std::int64_t ran =
            operation.started_ns + ns_from_milliseconds(std::max(0.0, heard_until - operation.started_ms));
        least = least ? std::min(*least, ran) : ran;
    }
    return least;
}

void BrowserHost::forget_all() {
    in_flight_.clear();
    requests_.clear();
    begun_ = false;
}

} // namespace loopscope
