package dev.weft.formats.folder;

import dev.weft.model.document.SourceFile;
import dev.weft.model.error.Finding;
import dev.weft.model.error.Place;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Gives each finding the line it points to, and all of them an order.
public final class Excerpts {

  /// Of a line that says nothing further on.
  private static final int LONGEST = 200;

  /// Of a line that a finding points into; what is shown of it is up to who shows it.
  private static final int FURTHEST = 2000;

  /// Behind the place that a finding points to.
  private static final int BEHIND = 60;

  /// Lines that may hold a secret are not shown again.
  private static final Pattern SECRET =
      Pattern.compile(
          "(?i)\\b(password|passphrase|secret|token|credentials?|\\w+_key)\\b[\"']?\\s*:");

  /// By file, line and column.
  static final Comparator<Finding> ORDER =
      Comparator.comparing(
          Finding::place,
          Comparator.comparing(Place::file)
              .thenComparingInt(Place::line)
              .thenComparingInt(Place::column));

  private final Map<String, SourceFile> files;
  private final Map<String, List<String>> lines = new HashMap<>();

  private Excerpts(List<SourceFile> files) {
    this.files =
        files.stream()
            .collect(Collectors.toMap(SourceFile::path, Function.identity(), (a, b) -> a));
  }

  /// Findings with the lines that they point to, by file, line and column; each once.
  public static List<Finding> sorted(List<Finding> findings, List<SourceFile> files) {
    var excerpts = new Excerpts(files);
    return findings.stream().map(excerpts::of).distinct().sorted(ORDER).toList();
  }

  private Finding of(Finding finding) {
    Place place = finding.place();
    SourceFile file = files.get(place.file());
    if (place.line() == 0 || file == null) {
      return finding;
    }
    List<String> all = lines.computeIfAbsent(place.file(), path -> file.text().lines().toList());
    String line = place.line() <= all.size() ? all.get(place.line() - 1).stripTrailing() : "";
    if (SECRET.matcher(line).find()) {
      return finding;
    }
    return finding.withExcerpt(cut(line, place.column()));
  }

  /// So much of the line that the place is in it.
  private static String cut(String line, int column) {
    int wanted = column <= FURTHEST ? Math.max(LONGEST, column + BEHIND) : LONGEST;
    return line.length() <= wanted ? line : line.substring(0, wanted) + "…";
  }
}
