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

static constexpr std::string_view request_kind_names[] = {"wake",   "cancelWake", "fetch",       "abort", "image",
                                                          "dialog", "geometry",   "geolocation", "dom",   "storage"};
static_assert(std::size(request_kind_names) == static_cast<std::size_t>(HostRequestKind::count));

std::string_view request_kind_name(HostRequestKind kind) { return request_kind_names[static_cast<unsigned>(kind)]; }

std::optional<HostRequestKind> request_kind_from_name(std::string_view name) {
    for (unsigned i = 0; i < std::size(request_kind_names); ++i) {
        if (request_kind_names[i] == name) return static_cast<HostRequestKind>(i);
    }
    return std::nullopt;
}

bool is_operation(HostRequestKind kind) {
    return kind == HostRequestKind::fetch || kind == HostRequestKind::image || kind == HostRequestKind::geolocation;
}

bool ends_operation(HostInputType type) {
    return type == HostInputType::end || type == HostInputType::fail || type == HostInputType::image ||
           type == HostInputType::geolocation;
}

} // namespace loopscope
