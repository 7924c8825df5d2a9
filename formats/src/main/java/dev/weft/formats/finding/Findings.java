package dev.weft.formats.finding;

import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Finding;
import dev.weft.model.error.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Collects what is wrong while documents are read, so that people see all of it at once. For one
/// reading and one thread.
public final class Findings {

  private final List<Finding> all = new ArrayList<>();

  /// Adds what makes the document unusable.
  public void error(ErrorCode code, Place place, String message, String hint) {
    all.add(Finding.error(code, place, message, hint));
  }

  /// Adds what people should know but what stops nothing.
  public void warning(ErrorCode code, Place place, String message, String hint) {
    all.add(Finding.warning(code, place, message, hint));
  }

  /// Adds what explains: where standards contradict themselves, or tools read them differently.
  public void info(ErrorCode code, Place place, String message, String hint) {
    all.add(Finding.info(code, place, message, hint));
  }

  public void addAll(List<Finding> more) {
    all.addAll(more);
  }

  /// Forgets everything.
  public void clear() {
    all.clear();
  }

  /// Remembers this moment for [#isSoundSince].
  public int mark() {
    return all.size();
  }

  /// Whether no error was added since `mark`.
  public boolean isSoundSince(int mark) {
    return all.subList(mark, all.size()).stream().noneMatch(Finding::stops);
  }

  /// Whether no error was added since `mark` but such of these codes.
  public boolean isSoundSince(int mark, Set<ErrorCode> except) {
    return all.subList(mark, all.size()).stream()
        .noneMatch(finding -> finding.stops() && !except.contains(finding.code()));
  }

  /// All findings in the order they were made.
  public List<Finding> list() {
    return List.copyOf(all);
  }
}
