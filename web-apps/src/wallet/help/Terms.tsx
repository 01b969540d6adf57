import { Page } from '../../kit/parts/Page.tsx';

export default function Terms() {
  return <Page title="Terms">…</Page>;
}
