#include "engine/host/simulated_host.h"

#include "engine/host/data_url.h"
#include "engine/host/json.h"

#include <algorithm>

namespace loopscope {

// "http://host:port/path?query" -> "/path?query"
static std::string_view path_of(std::string_view url) {
    const std::size_t scheme = url.find("://");
    if (scheme == std::string_view::npos) return url;
    const std::size_t slash = url.find('/', scheme + 3);
    return slash == std::string_view::npos ? "/" : url.substr(slash);
}

static bool same_origin(std::string_view url) {
    return url.starts_with(own_origin) || url.find(':') == std::string_view::npos;
}

static std::string body_piece(std::string_view bytes) {
    Json data = Json::object();
    data.set("base64", Json::of(encode_base64(bytes)));
    return write_json(data);
}

static std::string fail_data(std::string_view message) {
    Json data = Json::object();
    data.set("message", Json::of(message));
    return write_json(data);
}

void SimulatedHost::request(const HostRequest& request) {
    switch (request.kind) {
    case HostRequestKind::fetch: return answer_fetch(request);
    case HostRequestKind::image: return answer_image(request);
    case HostRequestKind::dialog: return answer_dialog(request);
    case HostRequestKind::geometry: return answer_geometry(request);
    case HostRequestKind::geolocation: return answer_geolocation(request);
    case HostRequestKind::abort:
        std::erase_if(answers_, [&](const HostInput& answer) { return answer.id == request.id; });
        return;
    case HostRequestKind::wake:
    case HostRequestKind::cancel_wake:
    case HostRequestKind::storage:
    case HostRequestKind::dom:
    case HostRequestKind::count: return;
    }
}

std::vector<HostInput> SimulatedHost::take_answers() { return std::exchange(answers_, {}); }

void SimulatedHost::push(HostInputType type, std::uint32_t id, std::int64_t time_ns, std::string data) {
    answers_.push_back({type, id, time_ns, -1, std::move(data)});
}

const Mock* SimulatedHost::find_mock(std::string_view method, std::string_view url) const {
    for (const Mock& mock : mocks_) {
        if (!mock.method.empty() && mock.method != method) continue;
        if (mock.url == url || (same_origin(url) && (mock.url == path_of(url) || "/" + mock.url == path_of(url))))
            return &mock;
    }
    return nullptr;
}

bool SimulatedHost::is_scripted(const HostRequest& request) const {
    JsonError error;
    const auto asked = parse_json(request.data, error);
    const std::string url = asked ? asked->text_or("url", "") : "";
    switch (request.kind) {
    case HostRequestKind::fetch:
    case HostRequestKind::image:
        return url.starts_with("data:") || find_mock(asked ? asked->text_or("method", "GET") : "GET", url);
    case HostRequestKind::dialog: return find_mock("", "dialog:" + (asked ? asked->text_or("kind", "") : ""));
    case HostRequestKind::geolocation: return find_mock("", "geolocation:");
    case HostRequestKind::geometry: return asked && find_place(*asked);
    default: return true;
    }
}

void SimulatedHost::answer_fetch(const HostRequest& request) {
    JsonError error;
    const auto asked = parse_json(request.data, error);
    const std::string url = asked ? asked->text_or("url", "") : "";
    DataUrl data_url;
    if (const Mock* mock = find_mock(asked ? asked->text_or("method", "GET") : "GET", url)) {
        const bool timed = mock->after_ms >= 0;
        return answer_with(request, *mock, url, timed ? ns_from_milliseconds(mock->after_ms) : simulated_headers_ns);
    }
    if (parse_data_url(url, data_url)) {
        Mock answer;
        answer.headers.emplace_back("content-type", data_url.media_type);
        answer.body = data_url.body;
        return answer_with(request, answer, url, simulated_data_url_ns);
    }
    if (url.substr(0, 5) == "data:") {
        return push(HostInputType::fail, request.id, request.time_ns + simulated_data_url_ns,
                    fail_data("Failed to fetch"));
    }
    if (same_origin(url)) {
        Mock answer;
        const bool page = path_of(url) == "/page.html";
        answer.status = page ? 200 : 404;
        answer.body = page ? "<!doctype html>" : "not found";
        answer.headers.emplace_back("content-type", page ? "text/html" : "text/plain");
        return answer_with(request, answer, url, simulated_headers_ns);
    }
    if (url.substr(0, 4) == "http") {
        return push(HostInputType::blocked, request.id, request.time_ns,
                    fail_data("the network outside needs a mock or the visitor's consent"));
    }
    push(HostInputType::fail, request.id, request.time_ns + simulated_data_url_ns, fail_data("Failed to fetch"));
}

void SimulatedHost::answer_with(const HostRequest& request, const Mock& mock, std::string_view url,
                                std::int64_t headers_ns) {
    const std::int64_t headers_at = request.time_ns + headers_ns;
    if (!mock.error.empty()) return push(HostInputType::fail, request.id, headers_at, fail_data(mock.error));
    Json head = Json::object();
    head.set("status", Json::of(mock.status));
    head.set("statusText", Json::of(mock.status == 200 ? "OK" : mock.status == 404 ? "Not Found" : ""));
    Json headers = Json::array();
    for (const auto& [name, value] : mock.headers) {
        Json pair = Json::array();
        pair.items.push_back(Json::of(name));
        pair.items.push_back(Json::of(value));
        headers.items.push_back(std::move(pair));
    }
    head.set("headers", std::move(headers));
    head.set("url", Json::of(url));
    push(HostInputType::headers, request.id, headers_at, write_json(head));
    const bool at_once = headers_ns == simulated_data_url_ns;
    const std::int64_t body_at = headers_at + (at_once ? 0 : simulated_body_ns);
    if (!mock.body.empty()) push(HostInputType::body, request.id, body_at, body_piece(mock.body));
    push(HostInputType::end, request.id, body_at, {});
}

void SimulatedHost::answer_image(const HostRequest& request) {
    JsonError error;
    const auto asked = parse_json(request.data, error);
    const std::string url = asked ? asked->text_or("url", "") : "";
    DataUrl data_url;
    const bool is_data = parse_data_url(url, data_url);
    const Mock* mock = find_mock("GET", url);
    const std::string& bytes = is_data ? data_url.body : mock ? mock->body : data_url.body;
    ImageSize size;
    // A mock without a body stands for some picture; its size is the default of a broken preview.
    const bool good =
        image_size(bytes, size) || (mock && mock->error.empty() && mock->status < 400 && mock->body.empty());
    Json data = Json::object();
    data.set("ok", Json::of(good));
    data.set("width", Json::of(size.width));
    data.set("height", Json::of(size.height));
    const std::int64_t after = mock && mock->after_ms >= 0 ? ns_from_milliseconds(mock->after_ms)
                               : is_data                   ? simulated_data_url_ns
                                                           : simulated_image_ns;
    push(HostInputType::image, request.id, request.time_ns + after, write_json(data));
}

const Place* SimulatedHost::find_place(const Json& asked) const {
    const bool window = asked.text_or("kind", "") == "window";
    const std::string id = "#" + asked.text_or("elementId", ""), tag = asked.text_or("tag", "");
    for (const Place& place : geometry_)
        if (window ? place.selector == "window" : place.selector == id || place.selector == tag) return &place;
    return nullptr;
}

// {"value": ...} of a computed style; undefined where the box says nothing of it.
static std::optional<std::string> style_of(const std::string& box, const std::string& property) {
    JsonError error;
    const auto known = parse_json(box, error);
    const Json* style = known ? known->find("style") : nullptr;
    const Json* value = style ? style->find(property) : nullptr;
    if (!value) return std::nullopt;
    Json answer = Json::object();
    answer.set("value", *value);
    return write_json(answer);
}

// Nobody is there to look: an element is where the scenario says, or nowhere.
void SimulatedHost::answer_geometry(const HostRequest& request) {
    JsonError error;
    const auto asked = parse_json(request.data, error);
    const Place* place = asked ? find_place(*asked) : nullptr;
    std::optional<std::string> box;
    if (place && asked->text_or("kind", "") == "style") box = style_of(place->box, asked->text_or("property", ""));
    else if (place) box = place->box;
    if (box) return push(HostInputType::geometry, request.id, request.time_ns + simulated_geometry_ns, *box);
    push(HostInputType::fail, request.id, request.time_ns + simulated_geometry_ns,
         fail_data("there is no layout here"));
}

static std::int64_t time_of(const Mock* mock, std::int64_t otherwise) {
    return mock && mock->after_ms >= 0 ? ns_from_milliseconds(mock->after_ms) : otherwise;
}

// Nor to answer: a dialog is dismissed, unless there is a mock for "dialog:confirm" or "dialog:prompt": its body is
// what the visitor types, "OK" or nothing when asked to confirm; its error: the visitor cancels.
void SimulatedHost::answer_dialog(const HostRequest& request) {
    JsonError error;
    const auto asked = parse_json(request.data, error);
    const std::string kind = asked ? asked->text_or("kind", "") : "";
    const Mock* mock = find_mock("", "dialog:" + kind);
    const bool accepted = mock && mock->error.empty();
    Json value;
    if (kind == "confirm") value = Json::of(accepted);
    if (kind == "prompt" && accepted) value = Json::of(mock->body);
    Json data = Json::object();
    data.set("value", value);
    push(HostInputType::dialog, request.id, request.time_ns + time_of(mock, simulated_data_url_ns), write_json(data));
}

// The mock for "geolocation:": coordinates as JSON in its body, or an error whose code is its status.
void SimulatedHost::answer_geolocation(const HostRequest& request) {
    const Mock* mock = find_mock("", "geolocation:");
    if (!mock)
        return push(HostInputType::blocked, request.id, request.time_ns,
                    fail_data("a position needs a mock for geolocation: or the visitor's consent"));
    Json data = Json::object();
    JsonError problem;
    const auto coords = mock->error.empty() ? parse_json(mock->body, problem) : std::nullopt;
    if (coords && coords->is_object()) {
        data.set("coords", *coords);
    } else {
        Json error = Json::object();
        error.set("code", Json::of(mock->status == 1 || mock->status == 3 ? static_cast<double>(mock->status) : 2.0));
        error.set("message",
                  Json::of(mock->error.empty() ? "The position in the scenario is not a JSON object." : mock->error));
        data.set("error", error);
    }
    push(HostInputType::geolocation, request.id, request.time_ns + time_of(mock, simulated_headers_ns),
         write_json(data));
}

} // namespace loopscope
