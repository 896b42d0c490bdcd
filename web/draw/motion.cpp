#include "web/draw/motion.h"

#include <algorithm>
#include <cmath>

namespace loopscope {

static constexpr float half_life = 0.075f; // seconds in which half of the way is done
static constexpr float tail_half_life = 0.11f;
static constexpr float appear_time = 0.18f, mark_time = 0.6f;
static constexpr float close_enough = 0.4f; // pixels
static constexpr double longest_slow_frame = 0.5;
static constexpr unsigned slow_frames_until_still = 3;
static constexpr float longest_step = 0.05f; // after a pause of the page things must not jump

static float distance(const Rect& a, const Rect& b) {
    return std::hypot(a.x - b.x, a.y - b.y) + std::abs(a.width - b.width) * 0.5f + std::abs(a.height - b.height) * 0.5f;
}

static void approach(float& value, float target, float share) { value += (target - value) * share; }

void Motion::begin_frame(double now_seconds) {
    // What cannot be drawn smoothly is not drawn in motion: below 20 frames a second things are where they belong. A
    // longer pause is one of the page.
    const double real = now_seconds - now_;
    slow_frames_ = real > longest_step && real < longest_slow_frame ? slow_frames_ + 1 : 0;
    elapsed_ = static_cast<float>(std::clamp(now_seconds - now_, 0.0, static_cast<double>(longest_step)));
    now_ = now_seconds;
    // Wraps where all of the shader's waves meet again, so that the numbers stay small and nothing jumps.
    if (!reduced) current_ = std::fmod(current_ + elapsed_ * current_rate, 1.0f);
    ++frame_;
    moving_ = false;
}

Moved Motion::place(const std::string& key, std::uint32_t token, const Rect& target) {
    auto [entry, fresh] = things_.try_emplace(key);
    Thing& thing = entry->second;
    if (fresh) {
        const auto from = token ? tokens_.find(token) : tokens_.end();
        thing.at = from != tokens_.end() && !jump_ ? Rect{from->second.x, from->second.y, target.width, target.height}
                                                   : target;
        thing.tail = {thing.at.x, thing.at.y};
        thing.age = jump_ ? appear_time : 0;
        thing.mark = jump_ ? 0 : 1;
    } else if (distance(thing.target, target) > close_enough) {
        thing.mark = std::max(thing.mark, 0.5f);
    }
    thing.target = target;
    if (jump_ || reduced || slow_frames_ >= slow_frames_until_still) {
        thing.at = target;
        thing.tail = {target.x, target.y};
    } else if (thing.frame != frame_) {
        const float share = 1 - std::exp2(-elapsed_ * speed / half_life);
        approach(thing.at.x, target.x, share);
        approach(thing.at.y, target.y, share);
        approach(thing.at.width, target.width, share);
        approach(thing.at.height, target.height, share);
        const float tail_share = 1 - std::exp2(-elapsed_ * speed / tail_half_life);
        approach(thing.tail.x, thing.at.x, tail_share);
        approach(thing.tail.y, thing.at.y, tail_share);
    }
    if (thing.frame != frame_) {
        thing.age += elapsed_;
        thing.mark = std::max(0.0f, thing.mark - elapsed_ * speed / mark_time);
    }
    thing.frame = frame_;
    const float left = distance(thing.at, target);
    if (left <= close_enough) thing.at = target;
    else moving_ = true;
    if (thing.mark > 0 || (thing.age < appear_time && !reduced)) moving_ = true;
    if (token) tokens_[token] = thing.at;
    const float trail = std::hypot(thing.tail.x - thing.at.x, thing.tail.y - thing.at.y);
    if (trail <= close_enough) thing.tail = {thing.at.x, thing.at.y};
    else moving_ = true;
    return {thing.at, reduced ? 1.0f : std::min(1.0f, thing.age / appear_time), thing.mark, left, thing.tail};
}

bool Motion::end_frame() {
    std::erase_if(things_, [this](const auto& entry) { return entry.second.frame != frame_; });
    if (tokens_.size() > 4096) tokens_.clear();
    jump_ = false;
    return moving_;
}

void Motion::jump() { jump_ = true; }

} // namespace loopscope
