package dev.weft.formats.bitol;

import dev.weft.formats.finding.Findings;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.product.Version;
import java.util.List;
import java.util.Optional;

/// Versions in standard documents: of the standard, and of the thing itself.
final class BitolVersion {

  private BitolVersion() {}

  /// Whether the document is of a version of the standard that Weft reads; reports it if not.
  ///
  /// @param versions those that are read, the newest first
  static boolean isKnown(String thing, Part root, List<String> versions, Findings findings) {
    Optional<String> version = root.text("apiVersion");
    if (version.isEmpty()) {
      findings.error(
          ErrorCode.DOC_MISSING_FIELD,
          root.place(),
          "The field `apiVersion` of " + thing + " is missing",
          "Add apiVersion: " + versions.getFirst());
      return false;
    }
    if (!versions.contains(version.get())) {
      findings.error(
          ErrorCode.DOC_VERSION,
          root.at("apiVersion"),
          "Weft does not read version `" + version.get() + "` of the standard for " + thing,
          "Write it as "
              + versions.getFirst()
              + "; also read: "
              + String.join(", ", versions.subList(1, versions.size())));
      return false;
    }
    return true;
  }

  /// The document's own `version`; empty when it is missing (which the caller says) or no version.
  static Optional<Version> semantic(Part part, Findings findings) {
    Optional<String> text = part.text("version");
    Optional<Version> version = text.flatMap(Version::find);
    if (text.isPresent() && version.isEmpty()) {
      findings.error(
          ErrorCode.DOC_VALUE,
          part.at("version"),
          "`" + text.get() + "` is no version of three numbers",
          "Write it as 1.0.0");
    }
    return version;
  }
}
