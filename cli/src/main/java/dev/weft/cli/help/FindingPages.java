package dev.weft.cli.help;

import dev.weft.model.error.ErrorCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What `weft help` tells of findings about contracts and products, code by code.
public final class FindingPages {

  /// The page of one code.
  ///
  /// @param meaning what is wrong, and why it matters
  /// @param remedy what to do
  public record Page(ErrorCode code, String meaning, String remedy) {}

  private static final List<Page> PAGES =
      List.of(
          page(
              ErrorCode.ODCS_DUPLICATE_ID,
              "Entries of one list are told apart by their ids, so an id stands in a list once.",
              "Give one of the entries another id; references to it are written schema/ID/properties/ID."),
          page(
              ErrorCode.ODCS_DUPLICATE_NAME,
              "Two tables of a contract, or two properties of one table, have the same name, so nothing can say which is meant.",
              "Rename one of them; physicalName keeps the spelling of the source."),
          page(
              ErrorCode.ODCS_DUPLICATE_SERVER,
              "Two entries of servers have the same name in server, which is what people and tools choose one by.",
              "Rename one, for instance after its environment."),
          page(
              ErrorCode.ODCS_DUPLICATE_ENTRY,
              "An entry stands in its list twice under the same key: a custom property, a role, a promise, a rule's name. Tools keep one of them and do not say which.",
              "Remove one, or name what tells them apart (vendor, element, driver)."),
          page(
              ErrorCode.ODCS_REFERENCE,
              "A reference names an object or property that the contract does not have.",
              "Correct the name or id. Short references (table.column) use names, full ones (schema/ID/properties/ID) ids."),
          page(
              ErrorCode.ODCS_REFERENCE_ELSEWHERE,
              "A short reference names a table that is not of this contract, or no property by its name. Nothing can check it.",
              "Write a reference into another contract as FILE.yaml#/schema/ID/properties/ID."),
          page(
              ErrorCode.ODCS_REFERENCE_LENGTH,
              "A composite relationship pairs columns one by one, and one side has more than the other.",
              "Name as many columns in to as in from, in the same order."),
          page(
              ErrorCode.ODCS_REFERENCE_FROM,
              "The columns in from are those of the object that declares the relationship, and none points to itself.",
              "Declare the relationship at the table whose columns it begins with."),
          page(
              ErrorCode.ODCS_REFERENCE_TYPE,
              "The two ends of a relationship have different logical types, so their values compare as equal only by chance.",
              "Give both columns the same logicalType."),
          page(
              ErrorCode.ODCS_SLA_ELEMENT,
              "A promise in slaProperties is about an element that the contract does not describe.",
              "Write table.column by the names in schema, or leave element out to mean all."),
          page(
              ErrorCode.ODCS_SLA_DEFAULT,
              "slaDefaultElement names an element that the contract does not describe. It is deprecated since v3.1.0.",
              "Give each promise an element of its own."),
          page(
              ErrorCode.ODCS_KEY_POSITION,
              "Positions in a primary or partition key count from 1 and each stands once; -1 means none.",
              "Number the columns of the key 1, 2, 3."),
          page(
              ErrorCode.ODCS_KEY_ORDER,
              "The positions of a key leave a gap, only some of its columns have one, or a column outside the key has one.",
              "Number all columns of the key and no other."),
          page(
              ErrorCode.ODCS_OPERATOR,
              "A rule of the library or in SQL compares its result by exactly one operator, such as mustBe or mustBeLessThan.",
              "Keep one operator; make another rule for the second."),
          page(
              ErrorCode.ODCS_RULE_EMPTY,
              "The rule lacks what it would run: a metric, its arguments, a query, an engine, or at least a description.",
              "Add what the message names; a rule that is meant for people has type: text and a description."),
          page(
              ErrorCode.ODCS_RULE_LEVEL,
              "The metric belongs to the other level: rowCount to a table; nullValues, missingValues and invalidValues to a column.",
              "Move the rule to the quality of the table or of the column."),
          page(
              ErrorCode.ODCS_RULE_VACUOUS,
              "Every count there can be meets the rule, so it can never fail and checks nothing.",
              "Set a bound that bad data would break, or remove the rule."),
          page(
              ErrorCode.ODCS_RULE_IMPOSSIBLE,
              "No count there can be meets the rule, so it can never pass. mustBeBetween excludes its bounds.",
              "Set a bound that good data meets."),
          page(
              ErrorCode.ODCS_RULE_ARGUMENT,
              "The metric does not take this argument or unit, or does not know this name.",
              "Remove or correct it; nullValues and rowCount take none, the others one each."),
          page(
              ErrorCode.ODCS_SQL,
              "The query of a rule is one statement that reads (SELECT, WITH, VALUES), whose placeholders are {object} and {property}. Anything else is refused before it runs.",
              "Write one SELECT that gives one number or boolean."),
          page(
              ErrorCode.ODCS_PATTERN,
              "The pattern does not compile as a regular expression of ECMA-262, which the standard names.",
              "Correct it at the place that the message names; patterns are searched for anywhere, so anchor with ^ and $."),
          page(
              ErrorCode.ODCS_PATTERN_ENGINE,
              "The pattern is valid, but cannot run: checks run patterns as RE2, in time that grows with the text only, which rules out looking around and referring back.",
              "Say it without, or write a rule of the type sql."),
          page(
              ErrorCode.ODCS_BOUNDS,
              "A lower bound lies above the upper one, so no value fits.",
              "Swap or correct the bounds; exclusive bounds that are equal leave nothing between them."),
          page(
              ErrorCode.ODCS_EXAMPLE,
              "An example or a default value breaks the type, options or enum of its own property.",
              "Correct the value, or the constraint that it breaks."),
          page(
              ErrorCode.ODCS_TYPE_OPTION,
              "An option does not fit the type of its property, or a part (items, map, properties) belongs to another type.",
              "Write the logicalType that it belongs to, or remove it."),
          page(
              ErrorCode.ODCS_ENUM,
              "A value of enum does not fit its property, or stands there twice.",
              "Correct or remove the value."),
          page(
              ErrorCode.ODCS_KEY_NULLABLE,
              "A column of the primary key is never null, by the text of the standard, although required is false.",
              "Write required: true."),
          page(
              ErrorCode.ODCS_DEPRECATED,
              "The form is deprecated: tools still read it, and a later version will not.",
              "Write it the way the message names."),
          page(
              ErrorCode.ODCS_TEXT,
              "The text of the standard and its JSON Schema disagree here. The text wins, as the standard says itself; nothing has to be done.",
              "If other tools that know only the schema must read the contract, follow both."),
          page(
              ErrorCode.ODCS_BETWEEN,
              "mustBeBetween excludes its bounds, as the text of the standard says and Weft checks. Some tools include them.",
              "Where a bound may be met, use mustBeGreaterOrEqualTo or mustBeLessOrEqualTo."),
          page(
              ErrorCode.ODCS_DATE,
              "A date is none, a member of the team leaves before coming, or a successor is not of the team.",
              "Correct the date as 2026-11-15, or add the member."),
          page(
              ErrorCode.ODCS_SLA_VALUE,
              "The value or unit of a promise cannot be meant: a moment is no date, a length of time no number, a share not between 0 and 100.",
              "Correct value and unit."),
          page(
              ErrorCode.ODCS_SCHEDULE,
              "The schedule is none that its scheduler (cron) understands.",
              "Write minute, hour, day, month and weekday, such as 0 20 * * *."),
          page(
              ErrorCode.ODCS_WORD,
              "The standard leaves this word or field open, but it is nearly a known one and probably misspelt.",
              "Write what the hint names, or ignore this."),
          page(
              ErrorCode.ODCS_REFERENCE_FILE,
              "A relationship leads into the file of another contract that was not given, so that nobody looked whether its end is there.",
              "Lint the folder that holds both contracts; paths are relative to the file, else to the folder."),
          page(
              ErrorCode.ODPS_NEWER,
              "The product says v0.9.0, but uses what only v1.0.0 has. It was judged as v1.0.0.",
              "Write apiVersion: v1.0.0."),
          page(
              ErrorCode.ODPS_DUPLICATE_PORT,
              "A port is told apart by name and version, and two have both the same.",
              "Rename one of them, or give it another version."),
          page(
              ErrorCode.ODPS_INPUT_CONTRACT,
              "An output port says that it is made of a contract that no input port has.",
              "Add the input port, or correct the id."),
          page(
              ErrorCode.ODPS_TEXT,
              "The text of the standard and its JSON Schema disagree here. The text wins; nothing has to be done.",
              "If other tools that know only the schema must read the product, follow both."),
          page(
              ErrorCode.ODPS_DUPLICATE_ENTRY,
              "An entry stands in its list twice under the same key. Tools keep one of them and do not say which.",
              "Remove one of them."),
          page(
              ErrorCode.ODPS_DATE,
              "A date is none, a member of the team leaves before coming, or a successor is not of the team.",
              "Correct the date as 2026-11-15, or add the member."),
          page(
              ErrorCode.ODPS_WORD,
              "The list of words is open, but this one is nearly a usual one and probably misspelt.",
              "Write the usual word that the hint names, or ignore this."),
          page(
              ErrorCode.EXPORT_LEFT_OUT,
              "The contract says something for which the format it is exported to has no word. It is left out there and listed, so that nobody takes the export for the whole.",
              "Nothing has to be done; who relies on it reads the contract."),
          page(
              ErrorCode.EXPORT_CHANGED,
              "What the contract says comes out as something near it: a wider type, another spelling.",
              "Check that readers of the export may take it so; name another type if not."),
          page(
              ErrorCode.IMPORT_LEFT_OUT,
              "What is imported says something for which a contract has no word, or which could not be understood. It is not in the contract.",
              "Add it to the contract by hand, for instance as a rule in quality or in description."),
          page(
              ErrorCode.IMPORT_CHANGED,
              "What is imported comes out as something near it: another type, another name.",
              "Compare the two and correct the contract where the difference matters."),
          page(
              ErrorCode.IMPORT_UNREADABLE,
              "What should be imported is not of the format it was taken for, is broken, or is larger than what is read.",
              "Correct it at the place that is named, or name the format with --from."),
          page(
              ErrorCode.RULE_BROKEN,
              "A rule of the mesh or of the domain is not kept. Enforced rules stop what is applied or published, others warn or only count; docs/reference/rules.md lists what rules see.",
              "Follow the rule's own remedy. `weft policy judgements` lists what a domain does not keep; who writes the rule may waive it for a while."),
          page(
              ErrorCode.RULE_EXPRESSION,
              "`require` or `message` of a rule is no expression (CEL) over what a rule on that subject sees, so nobody could say whether it is kept.",
              "Correct it at the place that is named; docs/reference/rules.md lists the fields."),
          page(
              ErrorCode.RULE_TEST,
              "A test inside a rule does not come out as it expects.",
              "Mend the rule, or what the test expects; `weft policy test` runs them without a server."),
          page(
              ErrorCode.RULE_KNOB,
              "A domain gives a rule's knob a value that the rule does not let it have: rules of the mesh set floors, and a domain may only be stricter in the direction that the knob names.",
              "Use a value in that direction, or leave the knob out."),
          page(
              ErrorCode.RULE_WAIVER,
              "A waiver names no rule, lasts longer than the rule lets waivers last, or is over.",
              "Name a rule of the mesh or the domain, and an end within maxWaiverDays of it."));

  private FindingPages() {}

  /// The page of a code, when it has one.
  public static Optional<Page> find(String code) {
    return Optional.ofNullable(byCode().get(code));
  }

  private static Map<String, Page> byCode() {
    Map<String, Page> pages = new LinkedHashMap<>();
    PAGES.forEach(page -> pages.put(page.code().code(), page));
    return pages;
  }

  private static Page page(ErrorCode code, String meaning, String remedy) {
    return new Page(code, meaning, remedy);
  }
}
