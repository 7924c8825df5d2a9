package dev.weft.capture.synthetic;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.datafaker.Faker;

/// The words of datafaker that expressions may use. Closed on purpose: nothing here reads a file or
/// the clock, evaluates a pattern, or gives a text of more than some hundred characters. Words keep
/// datafaker's spelling.
final class Vocabulary {

  /// An argument's bounds, both included.
  record Bounds(String name, long low, long high) {}

  /// One word.
  record Entry(String name, List<Bounds> arguments, BiFunction<Faker, List<Long>, String> value) {
    Entry {
      arguments = List.copyOf(arguments);
    }

    boolean accepts(List<Long> numbers) {
      if (numbers.size() != arguments.size()) {
        return false;
      }
      for (int i = 0; i < numbers.size(); i++) {
        Bounds bounds = arguments.get(i);
        if (numbers.get(i) < bounds.low() || numbers.get(i) > bounds.high()) {
          return false;
        }
      }
      return !name.endsWith("Between") || numbers.get(0) < numbers.get(1);
    }

    String demand() {
      if (arguments.isEmpty()) {
        return "no arguments";
      }
      return arguments.stream()
          .map(b -> b.name() + " (" + b.low() + " to " + b.high() + ")")
          .collect(Collectors.joining(", "));
    }
  }

  private static final Bounds BOUND = new Bounds("a bound", -1_000_000_000, 1_000_000_000);

  private static final Map<String, Entry> WORDS =
      List.of(
              plain("name.fullName", faker -> faker.name().fullName()),
              plain("name.firstName", faker -> faker.name().firstName()),
              plain("name.lastName", faker -> faker.name().lastName()),
              plain("name.prefix", faker -> faker.name().prefix()),
              plain("name.title", faker -> faker.name().title()),
              plain("internet.emailAddress", faker -> faker.internet().emailAddress()),
              plain("internet.safeEmailAddress", faker -> faker.internet().safeEmailAddress()),
              plain("internet.domainName", faker -> faker.internet().domainName()),
              plain("internet.ipV4Address", faker -> faker.internet().ipV4Address()),
              plain("internet.macAddress", faker -> faker.internet().macAddress()),
              plain("internet.uuid", faker -> faker.internet().uuid()),
              plain("phoneNumber.phoneNumber", faker -> faker.phoneNumber().phoneNumber()),
              plain("phoneNumber.cellPhone", faker -> faker.phoneNumber().cellPhone()),
              plain("address.fullAddress", faker -> faker.address().fullAddress()),
              plain("address.streetAddress", faker -> faker.address().streetAddress()),
              plain("address.streetName", faker -> faker.address().streetName()),
              plain("address.buildingNumber", faker -> faker.address().buildingNumber()),
              plain("address.city", faker -> faker.address().city()),
              plain("address.state", faker -> faker.address().state()),
              plain("address.stateAbbr", faker -> faker.address().stateAbbr()),
              plain("address.zipCode", faker -> faker.address().zipCode()),
              plain("address.country", faker -> faker.address().country()),
              plain("address.countryCode", faker -> faker.address().countryCode()),
              plain("address.latitude", faker -> faker.address().latitude()),
              plain("address.longitude", faker -> faker.address().longitude()),
              plain("company.name", faker -> faker.company().name()),
              plain("company.industry", faker -> faker.company().industry()),
              plain("company.catchPhrase", faker -> faker.company().catchPhrase()),
              plain("commerce.department", faker -> faker.commerce().department()),
              plain("commerce.productName", faker -> faker.commerce().productName()),
              plain("commerce.material", faker -> faker.commerce().material()),
              plain("commerce.price", faker -> faker.commerce().price()),
              plain("job.title", faker -> faker.job().title()),
              plain("job.field", faker -> faker.job().field()),
              plain("color.name", faker -> faker.color().name()),
              plain("nation.nationality", faker -> faker.nation().nationality()),
              plain("finance.iban", faker -> faker.finance().iban()),
              plain("finance.bic", faker -> faker.finance().bic()),
              plain("idNumber.ssnValid", faker -> faker.idNumber().ssnValid()),
              plain("passport.valid", faker -> faker.passport().valid()),
              plain("lorem.word", faker -> faker.lorem().word()),
              plain("bool.bool", faker -> Boolean.toString(faker.bool().bool())),
              plain("number.digit", faker -> faker.number().digit()),
              new Entry(
                  "number.digits",
                  List.of(new Bounds("how many", 1, 64)),
                  (faker, numbers) -> faker.number().digits(numbers.getFirst().intValue())),
              new Entry(
                  "number.numberBetween",
                  List.of(BOUND, BOUND),
                  (faker, numbers) ->
                      Long.toString(faker.number().numberBetween(numbers.get(0), numbers.get(1)))),
              new Entry(
                  "number.randomDouble",
                  List.of(new Bounds("decimals", 0, 6), BOUND, BOUND),
                  (faker, numbers) ->
                      Double.toString(
                          faker
                              .number()
                              .randomDouble(
                                  numbers.get(0).intValue(), numbers.get(1), numbers.get(2)))),
              new Entry(
                  "lorem.sentence",
                  List.of(new Bounds("words", 1, 30)),
                  (faker, numbers) -> faker.lorem().sentence(numbers.getFirst().intValue())))
          .stream()
          .collect(Collectors.toMap(Entry::name, entry -> entry, (a, b) -> a, TreeMap::new));

  private Vocabulary() {}

  static Optional<Entry> find(String name) {
    return Optional.ofNullable(WORDS.get(name));
  }

  /// All words in order of the alphabet.
  static List<Entry> list() {
    return List.copyOf(WORDS.values());
  }

  /// The word that takes the fewest edits, if that is few.
  static Optional<String> closest(String name) {
    return WORDS.keySet().stream()
        .min(Comparator.comparingInt(word -> edits(word, name)))
        .filter(word -> edits(word, name) <= Math.max(2, name.length() / 3));
  }

  private static Entry plain(String name, Function<Faker, String> value) {
    return new Entry(name, List.of(), (faker, numbers) -> value.apply(faker));
  }

  private static int edits(String left, String right) {
    int[] row = new int[right.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= left.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int same =
            Character.toLowerCase(left.charAt(i - 1)) == Character.toLowerCase(right.charAt(j - 1))
                ? 0
                : 1;
        int cost = Math.min(Math.min(row[j], row[j - 1]) + 1, diagonal + same);
        diagonal = row[j];
        row[j] = cost;
      }
    }
    return row[right.length()];
  }
}
