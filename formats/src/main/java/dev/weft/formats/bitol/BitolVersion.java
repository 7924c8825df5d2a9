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
  /// @param versions those that are read, the advised one first
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
          remedy(version.get(), versions));
      return false;
    }
    return true;
  }

  private static String remedy(String version, List<String> versions) {
    String list = String.join(", ", versions.subList(1, versions.size()));
    if (version.startsWith("v2.")) {
      return "Migrate it to "
          + versions.getFirst()
          + ": `dataset` became `schema`, `columns` `properties`, and rules name a metric";
    }
    return versions.contains("v" + version)
        ? "Did you mean `v" + version + "`?"
        : "Write it as " + versions.getFirst() + "; also read: " + list;
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
