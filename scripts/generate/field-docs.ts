// Doc comments above the fields of definitions. They are no data at run time: a page that imports an event does not pay for them.
import ts from 'typescript';

type Docs = Map<string, string>;

const docOf = (node: ts.Node): string | null => {
  const text = ts
    .getJSDocCommentsAndTags(node)
    .filter(ts.isJSDoc)
    .map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? '')
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
  return text === '' ? null : text;
};

const nameOf = (node: ts.ObjectLiteralElementLike): string | null =>
  node.name !== undefined && (ts.isIdentifier(node.name) || ts.isStringLiteral(node.name)) ? node.name.text : null;

function propertyOf(literal: ts.ObjectLiteralExpression, name: string): ts.Expression | null {
  const found = literal.properties.find((property) => nameOf(property) === name);
  return found !== undefined && ts.isPropertyAssignment(found) ? found.initializer : null;
}

/** The fields of every `record({…})` in an initializer, but not of records within those. */
function recordsIn(node: ts.Node, found: (literal: ts.ObjectLiteralExpression) => void): void {
  if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'record') {
    const [fields] = node.arguments;
    if (fields !== undefined && ts.isObjectLiteralExpression(fields)) return found(fields);
  }
  node.forEachChild((child) => recordsIn(child, found));
}

/** By type of event, then by path of the field: what its comment says. Fields that events share may be spread in. */
export function fieldDocs(files: readonly string[]): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const sources = files.map((file) =>
    ts.createSourceFile(file, ts.sys.readFile(file) ?? '', ts.ScriptTarget.Latest, true),
  );
  const shared = new Map<string, ts.ObjectLiteralExpression>();
  for (const source of sources) {
    for (const statement of source.statements) {
      if (!ts.isVariableStatement(statement)) continue;
      for (const { name, initializer } of statement.declarationList.declarations) {
        if (ts.isIdentifier(name) && initializer !== undefined && ts.isObjectLiteralExpression(initializer))
          shared.set(name.text, initializer);
      }
    }
  }
  const read = (literal: ts.ObjectLiteralExpression, docs: Docs, prefix: string): void => {
    for (const property of literal.properties) {
      if (ts.isSpreadAssignment(property) && ts.isIdentifier(property.expression)) {
        const of = shared.get(property.expression.text);
        if (of !== undefined) read(of, docs, prefix);
        continue;
      }
      const name = nameOf(property);
      if (name === null || !ts.isPropertyAssignment(property)) continue;
      const doc = docOf(property);
      if (doc !== null) docs.set(`${prefix}${name}`, doc);
      recordsIn(property.initializer, (fields) => read(fields, docs, `${prefix}${name}.`));
    }
  };
  const all = new Map<string, Docs>();
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'defineEvent') {
      const [spec] = node.arguments;
      const type = spec !== undefined && ts.isObjectLiteralExpression(spec) ? propertyOf(spec, 'type') : null;
      const payload = spec !== undefined && ts.isObjectLiteralExpression(spec) ? propertyOf(spec, 'payload') : null;
      if (type !== null && ts.isStringLiteral(type) && payload !== null && ts.isObjectLiteralExpression(payload)) {
        const docs: Docs = new Map();
        read(payload, docs, '');
        all.set(type.text, docs);
      }
    }
    node.forEachChild(visit);
  };
  for (const source of sources) visit(source);
  return all;
}
