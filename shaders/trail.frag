#version 300 es
// A trail of light, thin and faint at its tail, in the token's colour.
// In: colour (sRGB), strength (0..1).
precision highp float;

uniform vec3 colour;
uniform float strength;
in vec2 place;
out vec4 fragment;

void main() {
    float narrow = place.y / mix(0.15, 1.0, place.x);
    float body = exp(-narrow * narrow * 3.5) * place.x * place.x;
    float core = exp(-narrow * narrow * 18.0) * place.x;
    fragment = vec4(mix(colour, vec3(1.0), core * 0.4), clamp(body * 0.55 + core * 0.35, 0.0, 1.0) * strength);
}
