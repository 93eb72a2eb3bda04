/** A user's workflows file: ours beside his own, in one bundle. */
export * from '../../workflows';

export async function greet(name: string): Promise<string> {
  return `hello ${name}`;
}
