package dev.weft.formats.bitol;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The versions of ODCS that are read, the oldest first.
enum OdcsVersion {
  V3_0_0("v3.0.0"),
  V3_0_1("v3.0.1"),
  V3_0_2("v3.0.2"),
  V3_1_0("v3.1.0"),
  V3_2_0("v3.2.0");

  /// What is advised to write: the newest that other tools read.
  static final OdcsVersion ADVISED = V3_1_0;

  private final String word;

  OdcsVersion(String word) {
    this.word = word;
  }

  /// As `apiVersion` spells it.
  String word() {
    return word;
  }

  static Optional<OdcsVersion> find(String word) {
    return Arrays.stream(values()).filter(version -> version.word.equals(word)).findFirst();
  }

  /// The spellings, the advised one first and then the newest.
  static List<String> words() {
    return List.of(V3_1_0.word, V3_2_0.word, V3_0_2.word, V3_0_1.word, V3_0_0.word);
  }

  String schema() {
    return "odcs-json-schema-" + word;
  }

  boolean isBefore(OdcsVersion other) {
    return compareTo(other) < 0;
  }

  /// The versions that came later, the nearest first.
  List<OdcsVersion> later() {
    return Arrays.stream(values()).filter(this::isBefore).toList();
  }
}
