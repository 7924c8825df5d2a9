package dev.weft.formats.edit;

/// How a file is indented.
///
/// @param step by how much a group is indented below its key
/// @param dash by how much the dashes of a list are; often 0
/// @param eol what ends a line
record Style(int step, int dash, String eol) {

  static final Style OURS = new Style(2, 2, "\n");
}
