package dev.weft.server;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// What was planted in the mesh of leaks, and who may come to see it by any question. The operator
/// of this mesh is its governance lead as well: he sees names, and no data.
enum Canary {
  ROW("zqrow", "ann", "eve", "tia", "service:aid"),
  PARTITION("zqmarket", "ann", "eve"),
  /// The largest value of a column.
  STATISTIC("770011", "ann", "eve"),
  REJECTED_ROW("zqrejected", "ann"),
  QUARANTINED_ROW("zqquarantined", "ann"),
  /// What is set aside has the highest label of its table.
  QUARANTINED_NUMBER("660022"),
  QUARANTINED_MAIL("zqbadmail"),
  REJECTED_NUMBER("zqbadnumber"),
  /// What a check has measured of a column that nobody sees.
  MEASURED_OF_HIDDEN("550010"),
  MEASURED_OF_HIDDEN_PRODUCT("616008", "ann", "eve"),
  MASKED_VALUE("zqmail", "ann"),
  HIDDEN_VALUE("zqpassport"),
  HIDDEN_PRODUCTS_ROW("zqsecret", "ann", "eve"),
  HIDDEN_PRODUCT("zqhidden", "ann", "eve", "stu", "operator"),
  HIDDEN_TABLE("zqtable", "ann", "eve", "stu", "operator"),
  HIDDEN_COLUMN("zqcolumn", "ann", "eve", "stu", "operator"),
  HIDDEN_TEXT("zqdescription", "ann", "eve"),
  HIDDEN_TAG("zqtag", "ann", "eve"),
  HIDDEN_PROMISE("zqpromise", "ann", "eve"),
  /// When a promise of a port that one may not read is broken.
  STATE_OF_PROMISE("due by", "ann", "eve", "tia", "service:aid"),
  HIDDEN_READER("zqshadow", "ann", "eve", "stu", "flo", "operator"),
  REASON_OF_AGREEMENT("zqreason", "ann", "eve", "stu", "flo", "operator"),
  TERMS_OF_AGREEMENT("zqterms", "ann", "eve", "stu", "flo", "operator"),
  REASON_OF_REQUEST("zqasks", "ann", "stu", "flo", "operator"),
  REASON_OF_HIDDEN_REQUEST("zqwishes", "ann", "stu", "eve", "operator"),
  NAME_OF_TOKEN("zqlaptop", "ann"),
  NAME_OF_SESSION("zqsession", "tia"),
  TERMS_OF_TEAMS_AGREEMENT("zqguestterms", "ann", "eve", "stu", "tia", "service:aid", "operator"),
  REASON_OF_TEAMS_AGREEMENT("zqguestreason", "ann", "eve", "stu", "tia", "service:aid", "operator"),
  /// Somebody in a team asks; the team decides, among others.
  REASON_OF_MEMBERS_REQUEST("zqcrewasks", "ann", "stu", "operator"),
  MEMBER_OF_TEAM("zqmember", "ann", "stu", "operator"),
  LITERAL_OF_STATEMENT("zqliteral");

  /// The team of gus has the roles of these.
  private static final Set<String> LIKE_GUS = Set.of("eve", "stu");

  private final String text;

  /// A number is one by itself: times and ids have many digits, some of which come to be these.
  private final Pattern spelling;

  @SuppressWarnings("ImmutableEnumChecker") // nobody changes it
  private final Set<String> known;

  Canary(String text, String... known) {
    this.text = text;
    this.spelling =
        Pattern.compile(
            text.chars().allMatch(Character::isDigit)
                ? "(?<![0-9.])" + text + "(?![0-9])"
                : Pattern.quote(text));
    this.known = Set.of(known);
  }

  /// What of it stands in a text and may not be told to this person.
  static List<Canary> in(String text, String who) {
    return Arrays.stream(values())
        .filter(canary -> canary.spelling.matcher(text).find() && !canary.knows(who))
        .toList();
  }

  private boolean knows(String who) {
    return known.contains(who)
        || (who.equals("gus") && LIKE_GUS.stream().anyMatch(known::contains));
  }

  String text() {
    return text;
  }
}
