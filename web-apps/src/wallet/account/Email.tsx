import { Page } from '../../kit/parts/Page.tsx';

export default function Email() {
  return <Page title="Email">…</Page>;
}
