import { Page } from '../../kit/parts/Page.tsx';

export default function Lost() {
  return <Page title="Lost">…</Page>;
}
