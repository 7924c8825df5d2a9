package dev.weft.engine.tck;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.hydromatic.tpcds.query.Query;

/// The statements of TPC-H and TPC-DS, by names such as `h07` and `ds14b`. Their authors' templates
/// come with libraries; what those leave open is filled in here with values that small data has,
/// and the few words that the engine reads otherwise are changed.
///
/// The last LIMIT is left out: where rows are alike in what they are ordered by, it is chance which
/// of them are kept.
final class TpcTexts {

  private static final Pattern LIMIT = Pattern.compile("(?i)\\blimit\\s+\\d+\\s*$");
  private static final Pattern VIEW =
      Pattern.compile("(?is)create or replace view revenue as(.*?);(.*)");

  /// Patterns of what templates leave open or say otherwise, and what is put there, in this order.
  private static final List<String[]> VALUES =
      List.of(
          new String[] {"\\) at,", ") am,"},
          new String[] {"c_last_review_date\\b", "c_last_review_date_sk"},
          new String[] {"(?im)^ *define .*;$", ""},
          new String[] {"'date\\(\\[YEAR]\\+\"-(\\d\\d)-(\\d\\d)\"[^)]*\\)'", "'2000-$1-$2'"},
          new String[] {
            "(?i)dist\\(distmember\\(categories, *\\[C?I(N?)DX[^)]*\\), *1, *1\\)", "pop"
          },
          new String[] {"distmember\\(categories, *\\[(CINDX|IDX\\.[135])], *1\\)", "Music"},
          new String[] {"distmember\\(categories, *\\[IDX\\.[246]], *1\\)", "Books"},
          new String[] {
            "dist(member)?\\(fips_county, *(\\[[^]]*], *)?2(, *1)?\\)", "Williamson County"
          },
          new String[] {"dist(member)?\\(fips_county, *(\\[[^]]*], *)?3(, *1)?\\)", "TN"},
          new String[] {"dist(member)?\\(fips_county, *(\\[[^]]*], *)?6(, *1)?\\)", "-5"},
          new String[] {"dist(member)?\\(cities, [^)]*\\)", "Midway"},
          new String[] {"dist\\(marital_status, 1, 1\\)", "M"},
          new String[] {"dist\\(gender, 1, 1\\)", "F"},
          new String[] {"dist\\(education, 1, 1\\)", "College"},
          new String[] {"dist\\(return_reasons, 1, 1\\)", "Package was damaged"},
          new String[] {"\\[W?SDATE]", "2000-02-01"},
          new String[] {"\\[YEAR]", "2000"},
          new String[] {"\\[GMT]", "-5"},
          new String[] {"\\[NETTWo]", "2"},
          new String[] {"\\[BUY_POTENTIAL]", "1001-5000"},
          new String[] {"\\[RC\\.(\\d)]", "$1000"},
          new String[] {"\\[(ORDERC|HOUR|MONTH|DEPCNT|IMID)(\\.(\\d)( *))?]", "1"});

  /// Values of lists, counted round.
  private static final Map<String, List<String>> LISTS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("STATE", List.of("TN", "GA", "TX", "KY", "IA", "OH", "VA", "IN", "MO")),
              Map.entry("COUNTY", List.of("Williamson County", "Walker County", "Ziebach County")),
              Map.entry("CATEGORY", List.of("Music", "Books", "Sports")),
              Map.entry("COLOR", List.of("red", "blue", "snow", "peach", "navy", "plum")),
              Map.entry("UNIT", List.of("Ounce", "Oz", "Bunch", "Ton", "N/A", "Dozen")),
              Map.entry("SIZE", List.of("medium", "small", "petite", "extra large", "N/A")),
              Map.entry("MS", List.of("M", "S", "W")),
              Map.entry("ES", List.of("College", "2 yr Degree", "Primary")),
              Map.entry("MANUFACT_ID", List.of("52", "129", "270", "821", "423")),
              Map.entry("SMC", List.of("UPS", "DHL")),
              Map.entry("LISTPRICE", List.of("10", "40", "70", "100", "130", "160")),
              Map.entry("COUPONAMT", List.of("100", "500", "1000", "2000")),
              Map.entry("WHOLESALECOST", List.of("5", "20", "35", "50", "65")),
              Map.entry("ZIP", List.of("31904", "35709", "86192", "78579", "60069", "46719"))));

  private static final Pattern ITEM = Pattern.compile("\\[([A-Z_]+)\\.(\\d+) *]");

  private TpcTexts() {}

  static Map<String, String> tpch() {
    return IntStream.rangeClosed(1, 22)
        .boxed()
        .collect(
            Collectors.toMap(
                number -> "h%02d".formatted(number),
                TpcTexts::tpch,
                (one, other) -> one,
                TreeMap::new));
  }

  private static String tpch(int number) {
    String text = Corpus.text("/io/trino/tpch/queries/q" + number + ".sql");
    // a statement has no view of its own, but it may have a CTE
    return whole(VIEW.matcher(text).replaceFirst("with revenue as ($1) $2"));
  }

  /// All of TPC-DS: where a template has two statements they are `a` and `b`.
  static Map<String, String> tpcds() {
    Map<String, String> texts = new TreeMap<>();
    for (Query query : Query.values()) {
      List<String> parts =
          Arrays.stream(filled(query.sql(new Random(query.id))).split(";"))
              .map(TpcTexts::whole)
              .filter(text -> !text.isEmpty())
              .toList();
      for (int at = 0; at < parts.size(); at++) {
        String part = parts.size() == 1 ? "" : Character.toString('a' + at);
        texts.put("ds%02d%s".formatted(query.id, part), parts.get(at));
      }
    }
    return texts;
  }

  private static String filled(String template) {
    String text = template;
    for (String[] value : VALUES) {
      text = text.replaceAll(value[0], value[1]);
    }
    return ITEM.matcher(text)
        .replaceAll(found -> item(found.group(1), Integer.parseInt(found.group(2))))
        .replaceAll("(\\d+) days\\b(?!\")", "interval $1 days");
  }

  private static String item(String name, int at) {
    List<String> values = LISTS.getOrDefault(name, List.of());
    if (values.isEmpty()) {
      throw new IllegalStateException("Nothing is known to put for " + name);
    }
    return values.get((at - 1) % values.size());
  }

  private static String whole(String text) {
    return LIMIT.matcher(text.strip().replaceFirst(";$", "").strip()).replaceFirst("").strip();
  }
}
