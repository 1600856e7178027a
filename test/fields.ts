/** Every field that may be said in a schema, lists and their items included. */
export function fieldsIn(schema: any, found = new Map<string, any>()): Map<string, any> {
  for (const [name, field] of Object.entries<any>(schema.properties ?? {})) {
    found.set(name, field)
    fieldsIn(field, found)
    if (field.items) fieldsIn(field.items, found)
  }
  return found
}
