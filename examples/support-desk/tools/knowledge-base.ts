import { z } from 'zod';
import { defineTool, type AnyTool } from '../../../shared';
import type { SupportDesk } from '../desk';
import { refused } from './failures';

const Article = z.object({ articleId: z.string(), title: z.string(), body: z.string() });

export function knowledgeBaseTools(desk: SupportDesk): AnyTool[] {
  const searchArticles = defineTool({
    name: 'search_articles',
    version: '1',
    description: 'Searches the knowledge base; the best article comes first.',
    input: z.object({ words: z.string().min(2).describe('What the customer wants to know, in a few words') }),
    output: z.object({ articles: z.array(Article) }),
    effect: 'read',
    timeout: '5s',
    execute: async ({ words }, { tenant }) => {
      const terms = words.toLowerCase().match(/[\p{L}\d]{2,}/gu) ?? [];
      const database = await desk.of(tenant);
      // Each term is quoted, so that words such as "and" or "near" are searched for and not read as operators.
      const articles = terms.length
        ? await database.rows(
            Article,
            'select id as articleId, title, body from articles where articles match ? order by bm25(articles, 0, 4, 1) limit 3',
            [terms.map((term) => `"${term}"`).join(' OR ')]
          )
        : [];
      if (articles.length === 0) throw refused('NO_ARTICLE', `The knowledge base says nothing about "${words}".`);
      return { articles };
    },
    check: (_input, output) => output.articles.length > 0 || 'No article was found.',
  });

  return [searchArticles];
}
