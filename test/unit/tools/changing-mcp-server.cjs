// An MCP server over its standard streams whose tools are those of a file, read when it starts and when it is told to: `announce` reads it again
// and says so, `leave` ends the process.
const { readFileSync } = require('node:fs');
const { Server } = require('@modelcontextprotocol/sdk/server/index.js');
const { StdioServerTransport } = require('@modelcontextprotocol/sdk/server/stdio.js');
const { CallToolRequestSchema, ListToolsRequestSchema } = require('@modelcontextprotocol/sdk/types.js');

const read = () => JSON.parse(readFileSync(process.argv[2], 'utf8'));
let tools = read();
const server = new Server({ name: 'changing', version: '1' }, { capabilities: { tools: { listChanged: true } } });
server.setRequestHandler(ListToolsRequestSchema, () => ({ tools }));
server.setRequestHandler(CallToolRequestSchema, async ({ params }) => {
  if (params.name === 'leave') process.exit(0);
  if (params.name === 'announce') {
    tools = read();
    await server.sendToolListChanged();
  }
  return { content: [{ type: 'text', text: `${params.name} done` }] };
});
void server.connect(new StdioServerTransport());
