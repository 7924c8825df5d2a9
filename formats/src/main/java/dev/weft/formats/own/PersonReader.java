package dev.weft.formats.own;

import dev.weft.formats.finding.Findings;
import dev.weft.formats.yaml.Node;
import dev.weft.formats.yaml.YamlDocument;
import dev.weft.model.document.Sourced;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.mesh.Person;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// Reads a `Person`: a person, or with `type: service` a service account.
public final class PersonReader {

  /// A token would sign a person of that name in with the operator's rights.
  private static final String OPERATOR = "operator";

  private static final Pattern ACCOUNT = Pattern.compile("[\\p{Graph}&&\\p{ASCII}]{1,200}");
  static final Pattern ADDRESS = Pattern.compile("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,190}");

  private PersonReader() {}

  public static Optional<Sourced<Person>> read(YamlDocument document, Findings findings) {
    return OwnDocument.read(document, findings, PersonReader::body, Person::name);
  }

  private static Supplier<Person> body(Fields fields) {
    String name = fields.name("name", "person");
    if (name.equals(OPERATOR)) {
      fields
          .findings()
          .error(
              ErrorCode.DOC_NAME,
              fields.at("name"),
              "`operator` is who owns the data folder, not somebody that is declared",
              "Choose another name");
    }
    String title = fields.findText("title").orElse(name);
    String kind = fields.findWord("type", List.of("person", "service")).orElse("person");
    Optional<String> account = account(fields, kind);
    Optional<String> email = fields.findText("email").filter(text -> isAddress(fields, text));
    List<String> owners = fields.texts("owners");
    if (!owners.isEmpty() && kind.equals("person")) {
      fields
          .findings()
          .error(
              ErrorCode.DOC_VALUE,
              fields.at("owners"),
              "Nobody owns a person",
              "Leave `owners` out, or write `type: service`");
    }
    Map<String, List<String>> attributes = attributes(fields);
    boolean retired = fields.isRetired();
    return () -> new Person(name, title, kind, account, email, owners, attributes, retired);
  }

  /// Service accounts sign in with tokens of the mesh only.
  private static Optional<String> account(Fields fields, String kind) {
    Optional<String> account = fields.findText("account");
    if (account.filter(text -> !ACCOUNT.matcher(text).matches()).isPresent()) {
      fields.wrong(
          fields.at("account"),
          "The account is empty, longer than 200 characters or has some that nobody sees",
          "Write it as the issuer does, such as ada.lovelace@example.com");
    }
    if (account.isPresent() && kind.equals("service")) {
      fields.wrong(
          fields.at("account"),
          "No issuer signs in for a service account",
          "Leave `account` out; `weft token create --for service:NAME` makes a token");
    }
    return account;
  }

  /// One address and nothing that a mail server would take for more of them.
  private static boolean isAddress(Fields fields, String text) {
    boolean address = ADDRESS.matcher(text).matches();
    if (!address) {
      fields.wrong(fields.at("email"), "`" + text + "` is no address", "Write name@example.com");
    }
    return address;
  }

  private static Map<String, List<String>> attributes(Fields person) {
    Map<String, List<String>> attributes = new LinkedHashMap<>();
    for (Node.Entry entry : person.entries("attributes")) {
      attributes.put(entry.key(), values(person, entry));
    }
    return attributes;
  }

  /// The values of one attribute; a single one stands for a list of one.
  static List<String> values(Fields owner, Node.Entry entry) {
    List<Node> values =
        entry.value() instanceof Node.Sequence sequence ? sequence.items() : List.of(entry.value());
    List<String> texts = new ArrayList<>();
    for (Node value : values) {
      String text = value.textOrNull();
      if (text == null) {
        owner.wrongType(entry.key(), value, "a single value or a list of them", "");
      } else {
        texts.add(text);
      }
    }
    return List.copyOf(texts);
  }
}
