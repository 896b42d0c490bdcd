#version 300 es
// The ring's slow current. Its colour is the phase's, it is bright in the phase's own arc and runs on, faint, around the rest;
// where the loop is held up it stands still and a red pressure builds up in front of the arc that has to wait.
// In: radius and width (CSS pixels), here and held (begin and end of an arc, turns clockwise from the top), colour and warning
// (sRGB), flow (turns that the current has run), held_up (0 nothing waits too long .. 1 badly), glow (0..1, the theme's).
precision highp float;

uniform float radius;
uniform float width;
uniform vec2 here;
uniform vec2 held;
uniform vec3 colour;
uniform vec3 warning;
uniform float flow;
uniform float held_up;
uniform float glow;
in vec2 offset;
out vec4 fragment;

const float circle = 6.2831853;

// 1 inside the arc, with soft ends.
float within(vec2 arc, float turns) {
    float middle = 0.5 * (arc.x + arc.y), half_length = 0.5 * (arc.y - arc.x);
    float away = abs(fract(turns - middle + 0.5) - 0.5);
    return 1.0 - smoothstep(half_length - 0.012, half_length + 0.004, away);
}

// Three trains of waves that never meet in the same way: water, not a wheel.
float current(float turns) {
    float a = sin(circle * (turns * 3.0 - flow * 3.0));
    float b = sin(circle * (turns * 7.0 - flow * 5.0) + 1.3);
    float c = sin(circle * (turns * 13.0 - flow * 8.0) + 4.1);
    return clamp(0.5 + 0.28 * a + 0.18 * b + 0.10 * c, 0.0, 1.0);
}

void main() {
    float turns = fract(atan(offset.x, -offset.y) / circle + 1.0);
    float across = (length(offset) - radius) / width;
    float band = exp(-across * across * 5.0);
    float halo = exp(-across * across * 0.55) * glow;
    float inside = within(here, turns);
    float wave = current(turns);
    float light = band * mix(0.16 * wave, 0.45 + 0.55 * wave, inside) + halo * inside * (0.10 + 0.20 * wave);
    float pressure = held_up * within(held, turns) * (band * 0.9 + halo * 0.35) * (0.65 + 0.35 * sin(circle * flow * 4.0));
    vec3 lit = mix(colour, vec3(1.0), band * inside * wave * wave * 0.35 * glow);
    float strength = clamp(light + pressure, 0.0, 1.0);
    fragment = vec4(mix(lit, warning, pressure / max(strength, 1e-4)), strength);
}
