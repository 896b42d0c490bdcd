#version 300 es
// The square around the event loop's ring.
// In: centre, reach (half of the square's side), display (all in CSS pixels, origin at the upper left).
// Out: offset from the centre, CSS pixels, y downwards.
precision highp float;

uniform vec2 centre;
uniform float reach;
uniform vec2 display;
out vec2 offset;

void main() {
    offset = (vec2(gl_VertexID & 1, gl_VertexID >> 1) * 2.0 - 1.0) * reach;
    vec2 place = (centre + offset) / display;
    gl_Position = vec4(place.x * 2.0 - 1.0, 1.0 - place.y * 2.0, 0.0, 1.0);
}
