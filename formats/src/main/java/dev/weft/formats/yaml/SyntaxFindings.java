package dev.weft.formats.yaml;

import dev.weft.formats.finding.Findings;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Place;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlVersionException;

/// What the parser cannot read, in words of people.
final class SyntaxFindings {

  private SyntaxFindings() {}

  static void marked(String path, MarkedYamlEngineException problem, Findings findings) {
    String what = problem.getProblem();
    Optional<Mark> begin = problem.getContextMark();
    Optional<Mark> end = problem.getProblemMark();
    boolean unended = what.contains("end of stream");
    Place place =
        (unended ? begin.or(() -> end) : end.or(() -> begin))
            .map(mark -> at(path, mark, ""))
            .orElse(Place.of(path));
    String since =
        begin
            .filter(mark -> mark.getLine() + 1 < place.line())
            .map(mark -> "; what stands here began in line " + (mark.getLine() + 1))
            .orElse("");
    findings.error(
        ErrorCode.DOC_SYNTAX, place, "This is no YAML: " + clean(what) + since, remedy(what));
  }

  static void character(String path, String text, int position, Findings findings) {
    int index =
        text.offsetByCodePoints(0, Math.min(position, text.codePointCount(0, text.length())));
    int line = (int) text.substring(0, index).chars().filter(c -> c == '\n').count() + 1;
    int column = text.codePointCount(text.lastIndexOf('\n', index - 1) + 1, index) + 1;
    findings.error(
        ErrorCode.DOC_SYNTAX,
        new Place(path, line, column, ""),
        "This is no YAML: a control character stands here",
        "Remove it, or write it as an escape in a double-quoted text");
  }

  static void other(String path, YamlEngineException problem, Findings findings) {
    boolean version = problem instanceof YamlVersionException;
    findings.error(
        ErrorCode.DOC_SYNTAX,
        Place.of(path),
        version ? "The file asks for another version of YAML" : "This is no YAML",
        version ? "Remove the %YAML line" : "Look at the file in an editor with YAML support");
  }

  static Place at(String path, Mark mark, String pointer) {
    return new Place(path, mark.getLine() + 1, mark.getColumn() + 1, pointer);
  }

  private static String clean(String problem) {
    return problem
        .replace("(TAB)", "")
        .replaceAll("\\s+", " ")
        .replaceFirst("\\.? ?\\(.*$", "")
        .strip();
  }

  private static String remedy(String problem) {
    if (problem.contains("\\t") || problem.contains("TAB")) {
      return "Indent with spaces, not with tabs";
    }
    if (problem.contains("mapping values are not allowed")) {
      return "Put a text that holds `: ` in quotes, or check the indentation";
    }
    if (problem.contains("expected <block end>")
        || problem.contains("could not find expected ':'")) {
      return "Check the indentation, and that a `:` follows every key";
    }
    if (problem.contains("unexpected end of stream")) {
      return "Close the quote";
    }
    if (problem.contains("',' or")) {
      return "Close the bracket, or put the comma that is missing";
    }
    return "Check quotes, brackets and indentation around here";
  }
}
