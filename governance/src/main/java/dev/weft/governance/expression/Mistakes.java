package dev.weft.governance.expression;

import dev.cel.common.CelIssue;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.CelValidationException;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Finding;
import dev.weft.model.error.Place;
import dev.weft.model.policy.Expression;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What is wrong with one expression, in words of documents and with places in their files.
public final class Mistakes {

  private static final Pattern FIELD = Pattern.compile("undefined field '([^']*)'");
  private static final Pattern NAME = Pattern.compile("undeclared reference to '([^']*)'.*");
  private static final Pattern OVERLOAD =
      Pattern.compile("found no matching overload for '([^']*)' applied to '([^']*)'.*");
  private static final Pattern RESULT = Pattern.compile("expected type 'bool' but found '(.*)'");
  private static final Pattern OWNER = Pattern.compile("(\\w+)\\s*$");

  private final Expression expression;
  private final Surroundings surroundings;
  private final ErrorCode code;

  public Mistakes(Expression expression, Surroundings surroundings, ErrorCode code) {
    this.expression = expression;
    this.surroundings = surroundings;
    this.code = code;
  }

  /// Findings about an expression that does not type.
  public List<Finding> of(CelValidationException e) {
    return e.getErrors().stream().map(this::finding).toList();
  }

  /// A finding about one place in the expression.
  public Finding at(CelSourceLocation location, String message, String remedy) {
    return error(location, 0, message, remedy);
  }

  /// A finding about the expression as a whole.
  public Finding whole(String why) {
    return Finding.error(code, expression.place(), "The expression cannot be used: " + why, "");
  }

  private Finding finding(CelIssue issue) {
    String message = issue.getMessage();
    Matcher field = FIELD.matcher(message);
    if (field.matches()) {
      return field(issue.getSourceLocation(), field.group(1));
    }
    Matcher name = NAME.matcher(message);
    if (name.matches()) {
      return name(issue.getSourceLocation(), name.group(1));
    }
    Matcher overload = OVERLOAD.matcher(message);
    if (overload.matches()) {
      return overload(issue.getSourceLocation(), overload.group(1), overload.group(2));
    }
    Matcher result = RESULT.matcher(message);
    if (result.matches()) {
      return error(
          issue.getSourceLocation(),
          0,
          "The expression is of type " + result.group(1) + ", not true or false",
          "Compare it with something");
    }
    return error(
        issue.getSourceLocation(),
        0,
        "The expression cannot be understood: " + message.replaceAll(" expecting .*", ""),
        "");
  }

  private Finding overload(CelSourceLocation at, String function, String applied) {
    String types = applied.replace(".(", ", ").replace("(", "").replace(")", "");
    String operator = operator(function);
    boolean label =
        !Character.isLetter(operator.charAt(0))
            && types.contains("int")
            && types.contains("string");
    return error(
        at,
        0,
        "`" + operator + "` does not go with " + types,
        label ? "A label is compared with one of its family, for instance privacy.personal" : "");
  }

  private Finding field(CelSourceLocation at, String field) {
    Matcher owner = OWNER.matcher(before(at));
    String of = owner.find() ? owner.group(1) : "";
    Collection<String> fields = surroundings.fieldsOf(of);
    return error(
        at,
        1, // CEL points at the dot
        "There is no field `" + field + "`" + (of.isEmpty() ? "" : " of `" + of + "`"),
        fields.isEmpty() ? "" : "`" + of + "` has " + String.join(", ", fields));
  }

  private Finding name(CelSourceLocation at, String name) {
    boolean elsewhere = surroundings.isNameElsewhere(name);
    return error(
        at,
        0,
        elsewhere
            ? surroundings.words() + " does not see `" + name + "`"
            : "There is nothing called `" + name + "`",
        (elsewhere ? "It sees " : surroundings.words() + " sees ")
            + String.join(", ", surroundings.names()));
  }

  private Finding error(CelSourceLocation at, int more, String message, String hint) {
    return Finding.error(code, place(at, more), message, hint);
  }

  private static String operator(String function) {
    return function.equals("@in") ? "in" : function.replace("_", "").replace("@", "");
  }

  private String before(CelSourceLocation at) {
    List<String> lines = expression.text().lines().toList();
    int line = at.getLine() - 1;
    if (line < 0 || line >= lines.size()) {
      return "";
    }
    String text = lines.get(line);
    int end =
        text.offsetByCodePoints(0, Math.min(at.getColumn(), text.codePointCount(0, text.length())));
    return text.substring(0, end);
  }

  /// CEL counts lines from 1 and columns from 0.
  private Place place(CelSourceLocation at, int more) {
    Place begins = expression.place();
    int line = Math.max(0, at.getLine() - 1);
    if (begins.line() == 0) {
      return begins;
    }
    boolean sameLine = line == 0 && begins.column() > 0;
    return new Place(
        begins.file(),
        begins.line() + line,
        sameLine ? begins.column() + Math.max(0, at.getColumn()) + more : 0,
        begins.pointer());
  }
}
