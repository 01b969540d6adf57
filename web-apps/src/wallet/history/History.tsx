import { Page } from '../../kit/parts/Page.tsx';

export default function History() {
  return <Page title="History">…</Page>;
}
