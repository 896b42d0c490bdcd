// A host without waiting: a scripted network and a scripted visitor, for tests and the command line.
// Answers are made with the request and handed out when asked for; their times are program time.
#pragma once

#include "engine/host/scenario.h"

#include <deque>

namespace loopscope {

// Unscripted answers take these times (design: program time).
inline constexpr std::int64_t simulated_headers_ns = 20'000'000;
inline constexpr std::int64_t simulated_body_ns = 5'000'000;
inline constexpr std::int64_t simulated_image_ns = 20'000'000;
inline constexpr std::int64_t simulated_data_url_ns = 1'000'000;
inline constexpr std::int64_t simulated_geometry_ns = 1'000;

class SimulatedHost final : public Host {
public:
    explicit SimulatedHost(std::vector<Mock> mocks = {}, std::vector<Place> geometry = {})
        : mocks_(std::move(mocks)), geometry_(std::move(geometry)) {}

    void request(const HostRequest& request) override;
    // Whether the scenario says what is answered, or nothing is needed to know it; otherwise only the real outside
    // does.
    bool is_scripted(const HostRequest& request) const;
    // What has been answered since the last call, in the order of the requests.
    std::vector<HostInput> take_answers();

private:
    void answer_fetch(const HostRequest& request);
    void answer_image(const HostRequest& request);
    void answer_dialog(const HostRequest& request);
    void answer_geolocation(const HostRequest& request);
    void answer_geometry(const HostRequest& request);
    void answer_with(const HostRequest& request, const Mock& mock, std::string_view url, std::int64_t headers_ns);
    const Mock* find_mock(std::string_view method, std::string_view url) const;
    const Place* find_place(const Json& asked) const; // where the element is that was asked for
    void push(HostInputType type, std::uint32_t id, std::int64_t time_ns, std::string data);

    std::vector<Mock> mocks_;
    std::vector<Place> geometry_;
    std::vector<HostInput> answers_;
};

} // namespace loopscope
