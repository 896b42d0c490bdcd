#version 300 es
// The quiet ground behind the picture: one soft light from above, and just enough noise that no bands show.
// In: low, high (sRGB colours of the lower and the upper edge), size (canvas, device pixels).
precision highp float;

uniform vec3 low;
uniform vec3 high;
uniform vec2 size;
in vec2 place;
out vec4 colour;

float noise(vec2 pixel) {
    return fract(52.9829189 * fract(dot(pixel, vec2(0.06711056, 0.00583715))));
}

void main() {
    vec2 from_light = (place - vec2(0.5, 1.0)) * vec2(size.x / size.y, 1.0);
    float light = exp(-dot(from_light, from_light) * 1.4);
    vec3 ground = mix(low, high, 0.25 * place.y + 0.75 * light);
    colour = vec4(ground + (noise(gl_FragCoord.xy) - 0.5) / 255.0, 1.0);
}
