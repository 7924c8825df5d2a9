package dev.weft.governance.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.policy.RuleSubject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The page that says what rules see.
class RulesReferenceTest {

  private static final String HEAD =
      """
      # What rules see

      A `Rule` has a `require` in CEL, which is true where the rule is kept, and may have a `message`, which gives the
      sentence about what breaks it. Both see the variables of what the rule is `on`, its own `knobs`, and the families of
      labels as constants (`privacy.personal`); a label is compared by rank: `column.privacy >= privacy.personal`. What a
      document does not say is empty: `''`, `[]`, `0`, `false`, the lowest label.

      A rule on `agreement` may answer requests for access instead: `when` in CEL and `then`. `then: approve`, in a domain, is the
      yes of the owner who wrote it, given beforehand, never where personal data is asked for. `then: { route: { roles: […],
      people: […] } }` asks somebody named to agree besides those who decide anyway. Its tests expect `yes` or `no`.

      A rule on `change` may let go what nobody uses: `when` and `then: accept`. What breaks a promise and is `unused` then
      takes no new major, and the version rises as for something that is added; anything else keeps asking for one. Only
      enforced rules let go, and none where its `when` cannot be evaluated.

      - `hours` of a service level are begun hours; where its value is no length of time they are the largest number.
      - `labelled` says whether a column declares any label. Labels are the declared ones.
      - `days` of an agreement count from its beginning to its end; 0 is without end. `personal` says whether columns
        labelled personal or higher are in its use.
      - `change` compares with the revision before, or with the major before for a new one; `consumers` is how many its
        breaking changes reach, `readers` how many were seen reading it in the last 90 days. A change of one column names its
        `table` and `column`. `unused` says of one that breaks a promise that no agreement gives it, nobody declares the
        port as an input, nobody was seen reading it, and that everything read in the last 90 days was counted.
        `approved` says whether an owner other than whoever brought it approved, `acknowledged` whether all consumers in
        other domains did that break: by `weft change`, never by applying a folder directly. `steward` says whether
        somebody who may change labels in the domain brought or approved it.
      - `unfiltered` names tables of ports that show rows which a policy keeps from readers of an input; no policy filters
        them. `influences` are columns that decide which rows a table of a port has without reaching a value of it, where
        they carry more than every column of the table does; a family in which they do not has the lowest label.
      - `outcome` of a check is passed, failed, warned, error or skipped.

      Targets of waivers: `domain`, `domain/product`, `domain/product:port`, the id of a contract, `agreement:ID`.

      | on | sees |
      |---|---|
      """;

  @Test
  void nobodyWritesItByHand() throws IOException {
    var page = new StringBuilder(HEAD);
    Map<String, Shape.Group> groups = new TreeMap<>();
    for (RuleSubject subject : RuleSubject.values()) {
      SortedMap<String, Shape> shapes = new Shapes(Rules.VOCABULARY).of(subject);
      page.append("| ").append(subject.word()).append(" | ");
      page.append(
          shapes.entrySet().stream()
              .map(shape -> "`" + shape.getKey() + "` " + words(shape.getValue(), groups))
              .collect(Collectors.joining(", ")));
      page.append(" |\n");
    }
    page.append("\n| type | fields |\n|---|---|\n");
    new LinkedHashMap<>(groups)
        .forEach(
            (name, group) ->
                page.append("| ")
                    .append(name)
                    .append(" | ")
                    .append(
                        group.fields().entrySet().stream()
                            .map(
                                field ->
                                    "`" + field.getKey() + "` " + words(field.getValue(), groups))
                            .collect(Collectors.joining(", ")))
                    .append(" |\n"));
    Path file = Path.of("..", "docs", "reference", "rules.md");
    if (Boolean.getBoolean("golden.rewrite")) {
      Files.writeString(file, page);
    }
    assertThat(page.toString())
        .as("run `make golden` to write it")
        .isEqualTo(Files.exists(file) ? Files.readString(file) : "");
  }

  private static String words(Shape shape, Map<String, Shape.Group> groups) {
    return switch (shape) {
      case Shape.Text() -> "text";
      case Shape.Texts() -> "texts";
      case Shape.Whole() -> "whole number";
      case Shape.Decimal() -> "number";
      case Shape.Flag() -> "true or false";
      case Shape.Label _ -> "rank of a label (one field per family)";
      case Shape.Words() -> "texts by name";
      case Shape.Group group -> named(group, groups);
      case Shape.Many(Shape.Group each) -> "list of " + named(each, groups);
    };
  }

  private static String named(Shape.Group group, Map<String, Shape.Group> groups) {
    if (groups.putIfAbsent(group.name(), group) == null) {
      group.fields().values().forEach(field -> words(field, groups));
    }
    return group.name();
  }
}
