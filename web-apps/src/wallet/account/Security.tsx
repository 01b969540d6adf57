import { Page } from '../../kit/parts/Page.tsx';

export default function Security() {
  return <Page title="Security">…</Page>;
}
