#version 300 es
// One triangle that covers the canvas; no inputs but the vertex number.
// Out: place, from (0, 0) at the lower left to (1, 1) at the upper right.
precision highp float;

out vec2 place;

void main() {
    place = vec2(float((gl_VertexID << 1) & 2), float(gl_VertexID & 2));
    gl_Position = vec4(place * 2.0 - 1.0, 0.0, 1.0);
}
