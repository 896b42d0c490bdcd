#version 300 es
// A strip from where a token was a moment ago to where it is.
// In: tail, head, display (CSS pixels, origin at the upper left), radius (half of the strip's width).
// Out: place, x from 0 at the tail to 1 at the head, y from -1 to 1 across.
precision highp float;

uniform vec2 tail;
uniform vec2 head;
uniform float radius;
uniform vec2 display;
out vec2 place;

void main() {
    vec2 along = head - tail;
    vec2 across = normalize(vec2(-along.y, along.x)) * radius;
    place = vec2(gl_VertexID & 1, float(gl_VertexID >> 1) * 2.0 - 1.0);
    vec2 at = (tail + along * place.x + across * place.y) / display;
    gl_Position = vec4(at.x * 2.0 - 1.0, 1.0 - at.y * 2.0, 0.0, 1.0);
}
