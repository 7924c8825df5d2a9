package dev.weft.formats.folder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.error.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// One file per case in `src/test/resources/broken`. A case replaces or adds documents of
/// [AirTravel]: each part begins with `# file: PATH` and says with `# expect: CODE LINE:COLUMN` all
/// that is found in it; lines count from the one after `# file:`. `# gone: PATH` removes a
/// document. A finding may add `| words`, which its message or hint then holds.
class BrokenDocumentsTest {

  private static final Path CASES = Path.of("src/test/resources/broken");
  private static final Pattern PART = Pattern.compile("(?m)^# file: (\\S+)\\n");
  private static final Pattern GONE = Pattern.compile("(?m)^# gone: (\\S+)$");
  private static final Pattern EXPECT =
      Pattern.compile("(?m)^# expect: (\\S+) (\\d+):(\\d+)(?: \\| (.+))?$");

  private static final Pattern ELSEWHERE = Pattern.compile("(?m)^# elsewhere: (\\S+ \\S+)$");

  private static final FolderReader READER = new FolderReader();

  static Stream<String> cases() throws IOException {
    try (Stream<Path> files = Files.list(CASES)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void findsExactlyWhatIsWrong(String name) throws IOException {
    String text = Files.readString(CASES.resolve(name));
    Map<String, String> texts = AirTravel.texts();
    GONE.matcher(text).results().forEach(gone -> texts.remove(gone.group(1)));
    Map<String, String> parts = parts(text);
    texts.putAll(parts);

    List<Finding> findings = READER.read(AirTravel.files(texts)).findings();

    List<String> expected = new ArrayList<>();
    parts.forEach(
        (path, part) ->
            EXPECT
                .matcher(part)
                .results()
                .forEach(
                    e -> {
                      String at = path + ":" + e.group(2) + ":" + e.group(3);
                      expected.add(e.group(1) + " " + at);
                      if (e.group(4) != null) {
                        assertThat(findings)
                            .anySatisfy(
                                finding -> {
                                  assertThat(full(finding.place().text())).isEqualTo(full(at));
                                  assertThat(finding.message() + ". " + finding.hint())
                                      .contains(e.group(4));
                                });
                      }
                    }));
    ELSEWHERE.matcher(text).results().forEach(e -> expected.add(e.group(1)));
    assertThat(findings)
        .as(() -> show(findings))
        .extracting(f -> f.code().code() + " " + full(f.place().text()))
        .containsExactlyInAnyOrderElementsOf(expected.stream().map(this::full).toList());
  }

  /// A whole file is written `0:0`.
  private String full(String place) {
    return place.replaceFirst(":0:0$", "");
  }

  private static Map<String, String> parts(String text) {
    Map<String, String> parts = new TreeMap<>();
    var heads = PART.matcher(text).results().toList();
    for (int i = 0; i < heads.size(); i++) {
      int end = i + 1 < heads.size() ? heads.get(i + 1).start() : text.length();
      parts.put(heads.get(i).group(1), text.substring(heads.get(i).end(), end));
    }
    assertThat(parts).as("a case has parts").isNotEmpty();
    return parts;
  }

  private static String show(List<Finding> findings) {
    StringBuilder all = new StringBuilder("\n");
    for (Finding f : findings) {
      all.append(f.code().code()).append(' ').append(f.place().text()).append(" | ");
      all.append(f.message()).append(" | ").append(f.hint()).append(" | ").append(f.excerpt());
      all.append('\n');
    }
    return all.toString();
  }
}
