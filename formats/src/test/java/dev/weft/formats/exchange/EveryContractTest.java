package dev.weft.formats.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.formats.yaml.Node;
import dev.weft.formats.yaml.YamlDocument;
import dev.weft.model.error.Severity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every official example goes out in every format, and what is listed stands where it says.
class EveryContractTest {

  static Stream<Arguments> all() {
    return Contracts.files().stream()
        .flatMap(file -> Stream.of(Target.values()).map(target -> Arguments.of(file, target)));
  }

  @ParameterizedTest
  @MethodSource("all")
  void goesOut(Path file, Target target) {
    YamlDocument document = Contracts.document(file);

    Exchanged exported = Contracts.export(document, target);

    assertThat(exported.text()).isNotBlank();
    assertThat(exported.findings())
        .allSatisfy(
            finding -> {
              assertThat(finding.severity()).isEqualTo(Severity.WARNING);
              assertThat(finding.place().line()).isPositive();
              assertThat(document.at(finding.place().pointer())).isPresent();
            });
  }

  @ParameterizedTest
  @MethodSource("all")
  void dropsNothingInSilence(Path file, Target target) {
    YamlDocument document = Contracts.document(file);
    if (target == Target.MARKDOWN || target == Target.HTML) {
      return; // PageTest looks for every word
    }
    Exchanged exported = Contracts.export(document, target);
    List<String> listed =
        exported.findings().stream().map(finding -> finding.place().pointer()).toList();

    for (Node.Scalar scalar : scalars(document.root())) {
      String pointer = scalar.place().pointer();
      boolean told = listed.stream().anyMatch(at -> (pointer + "/").startsWith(at + "/"));
      boolean said = exported.text().contains(scalar.text()) || isForm(scalar);
      assertThat(told || said).as("%s %s", pointer, scalar.text()).isTrue();
    }
  }

  /// Words of ODCS that another form says in its own way, and numbers and texts that are escaped.
  private static boolean isForm(Node.Scalar scalar) {
    return scalar.sort() != Node.Sort.STRING
        || scalar
            .place()
            .pointer()
            .matches(
                ".*/(apiVersion|kind|logicalType|format|physicalType|type|metric|to|from(/\\d+)?"
                    + "|to/\\d+|severity|minimum|maximum|exclusiveM[a-z]+|properties/\\d+)")
        || scalar.text().chars().anyMatch(c -> c < ' ' || "'\"\\".indexOf(c) >= 0 || c > 0x7E);
  }

  private static List<Node.Scalar> scalars(Node node) {
    List<Node.Scalar> all = new ArrayList<>();
    switch (node) {
      case Node.Mapping mapping ->
          mapping.entries().forEach(entry -> all.addAll(scalars(entry.value())));
      case Node.Sequence sequence -> sequence.items().forEach(item -> all.addAll(scalars(item)));
      case Node.Scalar scalar -> {
        if (!scalar.isNull() && !scalar.text().isBlank()) {
          all.add(scalar);
        }
      }
    }
    return all;
  }
}
