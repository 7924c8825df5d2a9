package dev.weft.capture.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Finding;
import dev.weft.model.error.Place;
import dev.weft.model.error.WeftException;
import dev.weft.model.product.Build.Origin.Generated;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratorTest {

  @TempDir Path folder;
  private final Generator generator = new Generator();

  @Test
  void writesOneObjectPerRowWithColumnsInOrder() {
    assertThat(lines(2, 42, "number", "#{row}", "mail", "member#{row}@example.com"))
        .containsExactly(
            "{\"number\":\"1\",\"mail\":\"member1@example.com\"}",
            "{\"number\":\"2\",\"mail\":\"member2@example.com\"}");
  }

  /// Whoever raises datafaker's version learns here that released samples would change.
  @Test
  void givesTheSamePeopleOnEveryMachineAndDay() {
    assertThat(
            lines(
                2,
                42,
                "name",
                "#{name.firstName} #{name.lastName}",
                "phone",
                "+1-#{number.numberBetween '201','989'}-555-01#{number.digits '2'}",
                "birth_date",
                "#{date 1940-01-01 2000-12-31}"))
        .containsExactly(
            "{\"name\":\"Dexter Bartell\",\"phone\":\"+1-310-555-0164\",\"birth_date\":\"1942-06-03\"}",
            "{\"name\":\"Dick Schneider\",\"phone\":\"+1-682-555-0153\",\"birth_date\":\"1946-05-11\"}");
  }

  @Test
  void givesOtherPeopleForAnotherSeed() {
    assertThat(lines(20, 1, "name", "#{name.fullName}"))
        .isNotEqualTo(lines(20, 2, "name", "#{name.fullName}"));
  }

  @Test
  void leavesAColumnAsItIsWhenAnotherComesBeforeIt() {
    List<String> alone = lines(20, 42, "city", "#{address.city}");
    List<String> behind = lines(20, 42, "x", "#{name.lastName}", "city", "#{address.city}");

    assertThat(behind.stream().map(line -> "{" + line.substring(line.indexOf(",\"city\"") + 1)))
        .containsExactlyElementsOf(alone);
  }

  @Test
  void keepsDaysBetweenTheirEnds() {
    assertThat(lines(500, 42, "d", "#{date 2000-02-28 2000-03-01}").stream().distinct())
        .containsExactlyInAnyOrder(
            "{\"d\":\"2000-02-28\"}", "{\"d\":\"2000-02-29\"}", "{\"d\":\"2000-03-01\"}");
  }

  @Test
  void keepsNumbersBelowTheirUpperBound() {
    assertThat(lines(200, 42, "n", "#{number.numberBetween 1, 4}").stream().distinct())
        .containsExactlyInAnyOrder("{\"n\":\"1\"}", "{\"n\":\"2\"}", "{\"n\":\"3\"}");
  }

  @Test
  void escapesTextAsJson() {
    assertThat(lines(1, 42, "say \"hi\"", "a\\b\"c\td"))
        .containsExactly("{\"say \\\"hi\\\"\":\"a\\\\b\\\"c\\u0009d\"}");
  }

  @Test
  void canSayEveryWordTwiceTheSame() {
    Map<String, String> columns = new LinkedHashMap<>();
    Map<String, String> arguments =
        Map.of(
            "number.digits", " 5",
            "number.numberBetween", " 1, 10",
            "number.randomDouble", " 2, 1, 10",
            "lorem.sentence", " 4");
    generator
        .vocabulary()
        .keySet()
        .forEach(word -> columns.put(word, "#{" + word + arguments.getOrDefault(word, "") + "}"));
    Generated origin = new Generated(50, 7, columns);

    List<String> once = lines(origin);

    assertThat(lines(origin)).isEqualTo(once);
    assertThat(once).allSatisfy(line -> assertThat(line.length()).isLessThan(5_000));
    assertThat(once.getFirst()).doesNotContain("#{").doesNotContain("\"\"");
  }

  @Test
  void writesTwentyThousandMembers() {
    List<String> lines =
        lines(
            20_000,
            42,
            "name",
            "#{name.firstName} #{name.lastName}",
            "passport",
            "#{number.digits 9}");
    assertThat(lines).hasSize(20_000);
    assertThat(lines)
        .allMatch(line -> line.matches("\\{\"name\":\"[^\"]+\",\"passport\":\"[0-9]{9}\"}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          did you mean #{name.lastName}?  | #{name.lastname}
          not in the vocabulary           | #{regexify '[a-z]{1000000000}'}
          not in the vocabulary           | #{options.option 'a','b'}
          not in the vocabulary           | #{file.fileName}
          not in the vocabulary           | #{date.birthday}
          has no }                        | #{name.lastName
          takes how many (1 to 64)        | #{number.digits}
          takes how many (1 to 64)        | #{number.digits 1000000}
          takes how many (1 to 64)        | #{number.digits many}
          takes a bound                   | #{number.numberBetween 9, 1}
          takes no arguments              | #{name.lastName 3}
          takes no arguments              | #{row 1}
          takes two days                  | #{date}
          takes two days                  | #{date 2001-01-01}
          takes two days                  | #{date 2001-02-30 2001-03-01}
          takes two days                  | #{date 2002-01-01 2001-01-01}
          not in the vocabulary           | #{}
          """)
  void findsFaultsInAnExpression(String words, String expression) {
    Finding finding = check(expression).getFirst();

    assertThat(finding.code()).isEqualTo(ErrorCode.CAPTURE_GENERATOR);
    assertThat(finding.message()).contains("'email'").contains(words);
    assertThat(finding.place().pointer()).isEqualTo("/columns/email");
    assertThat(finding.hint()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "plain text",
        "# { } $",
        "#{ row }",
        "#{number.digits '9'}",
        "#{number.numberBetween '-5' , '5'}"
      })
  void findsNothingWrongWith(String expression) {
    assertThat(check(expression)).isEmpty();
  }

  @Test
  void refusesExpressionsWithoutEnd() {
    assertThat(check("x".repeat(501))).hasSize(1);
    assertThat(check("#{row}".repeat(21))).hasSize(1);
  }

  @Test
  void findsAllFaultsAtOnce() {
    Generated origin =
        new Generated(0, 1, Map.of("a", "#{nonsense.word}#{date}", "b", "#{number.digits 0}"));
    assertThat(generator.check(origin, Place::of)).hasSize(4);
  }

  @Test
  void refusesNumbersOfRowsAndColumnsThatItCannotMake() {
    Map<String, String> wide = new LinkedHashMap<>();
    IntStream.range(0, 201).forEach(i -> wide.put("c" + i, "x"));
    assertThat(generator.check(new Generated(5_000_001, 1, wide), Place::of))
        .extracting(Finding::message)
        .satisfiesExactly(
            rows -> assertThat(rows).contains("5000001 rows"),
            columns -> assertThat(columns).contains("201 columns"));
    assertThat(generator.check(new Generated(1, 1, Map.of()), Place::of)).hasSize(1);
  }

  @Test
  void writesNothingForAFaultyOrigin() {
    Path file = folder.resolve("rows.ndjson");
    assertThatThrownBy(
            () -> generator.write(new Generated(1, 1, Map.of("a", "#{x.y}")), file, () -> false))
        .asInstanceOf(type(WeftException.class))
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.CAPTURE_GENERATOR))
        .satisfies(e -> assertThat(e.findings()).hasSize(1));
    assertThat(file).doesNotExist();
  }

  @Test
  void leavesNoFileWhenCancelled() {
    Path file = folder.resolve("rows.ndjson");
    int[] looks = {0};
    assertThatThrownBy(
            () ->
                generator.write(
                    new Generated(100_000, 1, Map.of("a", "#{row}")), file, () -> ++looks[0] > 3))
        .asInstanceOf(type(WeftException.class))
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.RUN_CANCELLED));
    assertThat(file).doesNotExist();
  }

  @Test
  void saysWhenItCannotWrite() {
    Path nowhere = folder.resolve("missing/rows.ndjson");
    assertThatThrownBy(
            () -> generator.write(new Generated(1, 1, Map.of("a", "x")), nowhere, () -> false))
        .asInstanceOf(type(WeftException.class))
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.LAKE_DISK))
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain(folder.toString()));
  }

  private List<Finding> check(String expression) {
    Generated origin = new Generated(1, 1, Map.of("email", expression));
    return generator.check(origin, pointer -> new Place("build.yaml", 1, 1, pointer));
  }

  private List<String> lines(int rows, long seed, String... columns) {
    Map<String, String> map = new LinkedHashMap<>();
    for (int i = 0; i < columns.length; i += 2) {
      map.put(columns[i], columns[i + 1]);
    }
    return lines(new Generated(rows, seed, map));
  }

  private List<String> lines(Generated origin) {
    Path file = folder.resolve("rows.ndjson");
    generator.write(origin, file, () -> false);
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
