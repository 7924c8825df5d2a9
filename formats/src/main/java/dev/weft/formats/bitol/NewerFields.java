package dev.weft.formats.bitol;

import dev.weft.formats.finding.Findings;
import dev.weft.formats.yaml.YamlDocument;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Finding;
import dev.weft.model.error.Place;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Fields that the version of a contract does not know, and the newest one does: whoever wrote them
/// wants the newer version more likely than a custom property.
final class NewerFields {

  private static final OdcsVersion NEWEST = OdcsVersion.V3_2_0;

  private final StandardSchemas schemas;

  NewerFields(StandardSchemas schemas) {
    this.schemas = schemas;
  }

  /// The same findings, with the newer version as the remedy where it is one.
  List<Finding> explained(OdcsVersion version, YamlDocument document, List<Finding> findings) {
    boolean asks = findings.stream().anyMatch(NewerFields::isUnknown);
    if (!asks || !version.isBefore(NEWEST)) {
      return findings;
    }
    var newest = new Findings();
    schemas.check(NEWEST.schema(), TextWins.ODCS, document, newest);
    Set<Place> never =
        newest.list().stream()
            .filter(NewerFields::isUnknown)
            .map(Finding::place)
            .collect(Collectors.toSet());
    return findings.stream()
        .map(one -> isUnknown(one) && !never.contains(one.place()) ? newer(one) : one)
        .toList();
  }

  private static boolean isUnknown(Finding finding) {
    return finding.code() == ErrorCode.DOC_UNKNOWN_FIELD;
  }

  private static Finding newer(Finding finding) {
    return Finding.error(
        finding.code(),
        finding.place(),
        finding.message(),
        "It came with " + NEWEST.word() + ": write apiVersion: " + NEWEST.word());
  }
}
