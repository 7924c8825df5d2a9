package dev.weft.cli.failure;

import dev.weft.model.error.Finding;
import dev.weft.model.error.Severity;
import java.util.LinkedHashMap;
import java.util.Map;

/// A finding as it is shown. Its code is text, because a newer server may know more codes.
public record Reported(
    String code,
    Severity severity,
    String message,
    String file,
    int line,
    int column,
    String pointer,
    String hint,
    String excerpt) {

  public static Reported of(Finding finding) {
    return new Reported(
        finding.code().code(),
        finding.severity(),
        finding.message(),
        finding.place().file(),
        finding.place().line(),
        finding.place().column(),
        finding.place().pointer(),
        finding.hint(),
        finding.excerpt());
  }

  public Reported withExcerpt(String text) {
    return new Reported(code, severity, message, file, line, column, pointer, hint, text);
  }

  public Reported withFile(String path) {
    return new Reported(code, severity, message, path, line, column, pointer, hint, excerpt);
  }

  public boolean stops() {
    return severity == Severity.ERROR;
  }

  /// `file:line:column`, leaving out what is unknown.
  public String place() {
    if (line == 0) {
      return file;
    }
    return file + ":" + line + (column == 0 ? "" : ":" + column);
  }

  /// The same as REST says it.
  public Map<String, Object> asMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("code", code);
    map.put("severity", severity.name().toLowerCase(java.util.Locale.ROOT));
    map.put("message", message);
    map.put("file", file);
    map.put("line", line);
    map.put("column", column);
    map.put("pointer", pointer);
    map.put("hint", hint);
    map.put("excerpt", excerpt);
    return map;
  }
}
