#include "engine/host/host.h"

namespace loopscope {

static constexpr std::string_view input_type_names[] = {
    "advance", "headers", "body", "end", "fail", "blocked", "image", "event", "geometry", "dialog", "geolocation"};
static_assert(std::size(input_type_names) == static_cast<std::size_t>(HostInputType::count));

std::string_view input_type_name(HostInputType type) { return input_type_names[static_cast<unsigned>(type)]; }

std::optional<HostInputType> input_type_from_name(std::string_view name) {
    for (unsigned i = 0; i < std::size(input_type_names); ++i) {
        if (input_type_names[i] == name) return static_cast<HostInputType>(i);
    }
    return std::nullopt;
}

std::string_view request_kind_name(HostRequestKind kind) {
    switch (kind) {
    case HostRequestKind::wake: return "wake";
    case HostRequestKind::cancel_wake: return "cancelWake";
    case HostRequestKind::fetch: return "fetch";
    case HostRequestKind::abort: return "abort";
    case HostRequestKind::image: return "image";
    case HostRequestKind::dialog: return "dialog";
    case HostRequestKind::geometry: return "geometry";
    case HostRequestKind::geolocation: return "geolocation";
    case HostRequestKind::dom: return "dom";
    case HostRequestKind::storage: return "storage";
    }
    return "";
}

} // namespace loopscope
