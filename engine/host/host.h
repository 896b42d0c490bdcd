// The outside, as one small interface.
//
// The engine asks (HostRequest) and is never answered at once: answers come back later as data (HostInput) through
// Simulation::deliver, which logs them. So a run is a function of its scenario and its inputs, and a host may be a
// browser, a script of answers, or the log of another run.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace loopscope {

enum class HostRequestKind : std::uint8_t {
    wake,        // deliver `advance` when `time_ns` has come: the loop waits for it
    cancel_wake, // no longer
    fetch,       // id: operation; data: {method, url, headers: [[name, value]...], redirect, mode, body: base64 | null}
    abort,       // id: operation that nobody waits for any more; it sends no further answers
    image,       // id: operation; data: {url, node}
    dialog,      // id: parked request; data: {kind: "alert" | "confirm" | "prompt", message, value}
    geometry,    // id: parked request; data: {node, kind}
    geolocation, // id: operation; data: {enableHighAccuracy, maximumAge, timeout}
    dom,         // data: a list of changes for the mirror of the document
    storage,     // data: {area: "local" | "session", key, value | null}; without a key: the area is empty
    count
};

struct HostRequest {
    HostRequestKind kind = HostRequestKind::wake;
    std::uint32_t id = 0;
    std::int64_t time_ns = 0; // program time: of the wake asked for, else of the request itself
    std::string data;         // JSON text
};

enum class HostInputType : std::uint8_t {
    advance,     // program time may pass up to `time_ns`; whatever is in flight has really run that long
    headers,     // id: operation; data: {status, statusText, headers, url, redirected}
    body,        // id: operation; data: {text} or {base64}: a piece of the body
    end,         // id: operation has ended well
    fail,        // id: operation has failed; data: {message}
    blocked,     // id: operation will have no answer before the visitor gives one: it leaves the gate
    image,       // id: operation; data: {ok, width, height}
    event,       // something the visitor did; data: {type, ...}
    geometry,    // id: parked request; data: what was asked
    dialog,      // id: parked request; data: {value}
    geolocation, // id: operation; data: {coords} or {error}
    count
};

struct HostInput {
    HostInputType type = HostInputType::advance;
    std::uint32_t id = 0;
    // When it arrives, in program time. Unknown (-1): for an operation its start + duration_ns, else now.
    std::int64_t time_ns = -1;
    std::int64_t duration_ns = -1; // really measured, from the operation's start
    std::string data;              // JSON text; may be empty
};

// Which requests are operations in parallel, and which answers are their last: program time waits in between (the
// gate).
bool is_operation(HostRequestKind kind);
bool ends_operation(HostInputType type);

std::string_view input_type_name(HostInputType type);
std::optional<HostInputType> input_type_from_name(std::string_view name);
std::string_view request_kind_name(HostRequestKind kind);
std::optional<HostRequestKind> request_kind_from_name(std::string_view name);

class Host {
public:
    virtual ~Host() = default;
    // Notes the request. Must not answer, and must not call back into the engine.
    virtual void request(const HostRequest& request) = 0;
};

} // namespace loopscope
