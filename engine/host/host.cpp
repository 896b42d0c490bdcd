#include "engine/host/host.h"

#include "engine/syntax/by_enum.h"

namespace loopscope {

static constexpr auto input_type_names = names_of<HostInputType>("advance", "headers", "body", "end", "fail", "blocked",
                                                                 "image", "event", "geometry", "dialog", "geolocation");

std::string_view input_type_name(HostInputType type) { return input_type_names[type]; }

std::optional<HostInputType> input_type_from_name(std::string_view name) { return input_type_names.which(name); }

static constexpr auto request_kind_names = names_of<HostRequestKind>(
    "wake", "cancelWake", "fetch", "abort", "image", "dialog", "geometry", "geolocation", "dom", "storage");

std::string_view request_kind_name(HostRequestKind kind) { return request_kind_names[kind]; }

std::optional<HostRequestKind> request_kind_from_name(std::string_view name) { return request_kind_names.which(name); }

bool is_operation(HostRequestKind kind) {
    return kind == HostRequestKind::fetch || kind == HostRequestKind::image || kind == HostRequestKind::geolocation;
}

bool ends_operation(HostInputType type) {
    return type == HostInputType::end || type == HostInputType::fail || type == HostInputType::image ||
           type == HostInputType::geolocation;
}

} // namespace loopscope
