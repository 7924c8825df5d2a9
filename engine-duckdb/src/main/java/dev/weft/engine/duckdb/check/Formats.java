package dev.weft.engine.duckdb.check;

import dev.weft.engine.duckdb.instance.SqlText;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// Forms that have a name, as conditions for a value that is not of it.
final class Formats {

  private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
  private static final String HOST = LABEL + "(?:\\." + LABEL + ")*";
  private static final String ATOM = "[^\\s@.,:;<>()\\[\\]\"\\\\]+";
  private static final String EMAIL =
      ATOM + "(?:\\." + ATOM + ")*@" + LABEL + "(?:\\." + LABEL + ")+";
  private static final String HEX = "[0-9A-Fa-f]";
  private static final String UUID = HEX + "{8}(?:-" + HEX + "{4}){3}-" + HEX + "{12}";
  private static final String URI = "[A-Za-z][A-Za-z0-9+.-]*:[^\\s<>\"{}|\\\\^`]+";
  private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
  private static final String IPV4 = "(?:" + OCTET + "\\.){3}" + OCTET;
  private static final String BASE64 =
      "(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?";
  private static final String DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}";
  private static final String CLOCK = "[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]+)?";
  private static final String ZONE = "(?:Z|[+-][0-9]{2}:[0-9]{2})";
  private static final int LONGEST_HOST = 253;

  private Formats() {}

  /// A condition that is true, false or null as the value is none.
  static String broken(Operand value, String format) {
    return switch (format) {
      case "email" -> unlike(value, EMAIL);
      case "uuid" -> unlike(value, UUID);
      case "uri" -> unlike(value, URI);
      case "hostname" ->
          unlike(value, HOST + "\\.?") + " OR length(" + value.sql() + ") > " + LONGEST_HOST;
      case "ipv4" -> unlike(value, IPV4);
      case "ipv6" -> unlike(value, ipv6());
      case "byte" -> unlike(value, BASE64);
      case "date" -> unlike(value, DAY) + isNone(value, "DATE");
      case "time" -> unlike(value, CLOCK + ZONE + "?") + isNone(clock(value), "TIME");
      case "date-time" ->
          unlike(value, DAY + "[T ]" + CLOCK + ZONE + "?")
              + isNone(value, "TIMESTAMP WITH TIME ZONE");
      default -> outside(value, format);
    };
  }

  private static String unlike(Operand value, String pattern) {
    return "NOT regexp_full_match(CAST("
        + value.sql()
        + " AS VARCHAR), "
        + SqlText.text(pattern)
        + ")";
  }

  /// Looks right and is none, such as the 31st of February.
  private static String isNone(Operand value, String type) {
    return " OR ("
        + value.sql()
        + " IS NOT NULL AND TRY_CAST("
        + value.sql()
        + " AS "
        + type
        + ") IS NULL)";
  }

  private static Operand clock(Operand value) {
    return new Operand("left(" + value.sql() + ", 8)", value.type(), value.name());
  }

  /// Eight groups, or fewer with `::` in place of at least one; the last two may be an IPv4
  /// address.
  private static String ipv6() {
    String group = HEX + "{1,4}";
    List<String> forms = new ArrayList<>();
    forms.add("(?:" + group + ":){7}" + group);
    forms.add("(?:" + group + ":){6}" + IPV4);
    for (int before = 0; before <= 7; before++) {
      String left = before == 0 ? "" : group + "(?::" + group + "){" + (before - 1) + "}";
      int most = 7 - before;
      String right = most == 0 ? "" : "(?:" + group + "(?::" + group + "){0," + (most - 1) + "})?";
      forms.add(left + "::" + right);
      if (before <= 5) {
        forms.add(left + "::(?:" + group + ":){0," + (5 - before) + "}" + IPV4);
      }
    }
    return String.join("|", forms);
  }

  /// Whole numbers of so many bits.
  private static String outside(Operand value, String format) {
    boolean signed = format.startsWith("i");
    int bits = Integer.parseInt(format.substring(1));
    BigInteger end = BigInteger.TWO.pow(signed ? bits - 1 : bits);
    BigInteger least = signed ? end.negate() : BigInteger.ZERO;
    BigInteger most = end.subtract(BigInteger.ONE);
    String number = value.sql();
    return number + " < " + literal(least) + " OR " + number + " > " + literal(most);
  }

  /// Beyond 38 digits the engine has no exact numbers, and columns hold none beyond either.
  private static String literal(BigInteger number) {
    return number.abs().bitLength() > 126 ? "CAST('" + number + "' AS DOUBLE)" : number.toString();
  }
}
